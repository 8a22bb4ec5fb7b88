import { z } from 'zod';

// The shapes of OpenAI-compatible streams: completions carry `text`, chat carries `delta.content`.
const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        text: z.string().nullish(),
        delta: z.object({ content: z.string().nullish() }).nullish(),
      }),
    )
    .min(1),
});

/** The text of one line of a streamed answer; null for lines that carry no token. */
export function readTokenText(line: string): string | null {
  if (!line.startsWith('data:')) return null;
  const data = line.slice('data:'.length).trim();
  if (data === '[DONE]') return null;
  try {
    const choice = chunkSchema.parse(JSON.parse(data)).choices[0];
    const text = choice?.text ?? choice?.delta?.content ?? '';
    return text === '' ? null : text;
  } catch {
    return null;
  }
}
