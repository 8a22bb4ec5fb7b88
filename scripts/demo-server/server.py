"""A small LLM server for demonstrations, with an OpenAI-compatible streaming API.

The model has GPT-2's shape (124 M parameters) and RANDOM weights: the text is noise, but the
load is real. Like vLLM, a start spends its time on imports, reading weights and a warm-up pass.

All inference runs in the main thread: PyTorch's thread pool belongs to the thread that made it,
and inference from fresh HTTP threads is ten times slower.
"""

import json
import os
import queue
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STARTED = time.monotonic()
WEIGHTS = "/srv/model.safetensors"
PORT = int(os.environ.get("PORT", "8000"))
# One: PyTorch and OpenBLAS each keep a thread pool, and with two threads on a two-core host they wait
# for each other; measured there, the warm-up took 27 s with two threads and 4 s with one.
THREADS = int(os.environ.get("THREADS", "1"))
# Mapped weights stay in their file and out of a checkpoint; copied ones (MMAP=0) are memory like any other.
MMAP = os.environ.get("MMAP", "1") != "0"
WARM_UP_TOKENS = 24
MODEL_NAME = "gpu-load-demo-124m-random"


def say(text):
    print(f"[{time.monotonic() - STARTED:7.3f} s] {text}", flush=True)


say("importing PyTorch")
import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402

torch.set_num_threads(THREADS)
say(f"imported PyTorch {torch.__version__}")

LAYERS, WIDTH, HEADS, CONTEXT = 12, 768, 12, 512
# Printable ASCII only, so that every token is text.
FIRST_CHAR, VOCABULARY = 32, 95


class Block(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1 = torch.nn.LayerNorm(WIDTH)
        self.norm2 = torch.nn.LayerNorm(WIDTH)
        self.qkv = torch.nn.Linear(WIDTH, 3 * WIDTH)
        self.out = torch.nn.Linear(WIDTH, WIDTH)
        self.up = torch.nn.Linear(WIDTH, 4 * WIDTH)
        self.down = torch.nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x, past):
        count = x.shape[1]
        shape = (1, count, 3, HEADS, WIDTH // HEADS)
        q, k, v = self.qkv(self.norm1(x)).view(shape).permute(2, 0, 3, 1, 4)
        if past is not None:
            k, v = torch.cat([past[0], k], 2), torch.cat([past[1], v], 2)
        mixed = F.scaled_dot_product_attention(q, k, v, is_causal=past is None)
        x = x + self.out(mixed.transpose(1, 2).reshape(1, count, WIDTH))
        return x + self.down(F.gelu(self.up(self.norm2(x)))), (k, v)


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = torch.nn.Embedding(VOCABULARY, WIDTH)
        self.positions = torch.nn.Embedding(CONTEXT, WIDTH)
        # GPT-2's 50,257-token vocabulary is most of what makes 124 M of 86 M parameters; kept for its weight.
        self.unused_vocabulary = torch.nn.Embedding(50257 - VOCABULARY, WIDTH)
        self.blocks = torch.nn.ModuleList([Block() for _ in range(LAYERS)])
        self.norm = torch.nn.LayerNorm(WIDTH)

    def forward(self, ids, start, past):
        x = self.tokens(ids) + self.positions(torch.arange(start, start + ids.shape[1]))[None]
        kept = []
        for index, block in enumerate(self.blocks):
            x, state = block(x, past[index] if past else None)
            kept.append(state)
        return self.norm(x[:, -1]) @ self.tokens.weight.T, kept


def load():
    from safetensors.torch import load_file, save_file

    if not os.path.exists(WEIGHTS):
        torch.manual_seed(20_240_613)
        model = Model()
        save_file({k: v.contiguous() for k, v in model.state_dict().items()}, WEIGHTS)
    with torch.device("meta"):
        model = Model()
    weights = load_file(WEIGHTS)
    model.load_state_dict(weights if MMAP else {k: v.clone() for k, v in weights.items()}, assign=True)
    return model.eval()


def generate(model, prompt, max_tokens):
    """Greedy decoding with a KV cache; yields one character per token."""
    ids = [max(0, min(VOCABULARY - 1, ord(c) - FIRST_CHAR)) for c in prompt][-256:] or [0]
    past, start, step = None, 0, torch.tensor([ids])
    recent = []
    with torch.inference_mode():
        for _ in range(max_tokens):
            if start + step.shape[1] > CONTEXT:
                return
            logits, past = model(step, start, past)
            start += step.shape[1]
            # Random weights fall into a loop at once; forbidding the last tokens keeps the noise lively.
            logits[0, recent[-8:]] = float("-inf")
            token = int(logits.argmax(-1))
            recent.append(token)
            step = torch.tensor([[token]])
            yield chr(FIRST_CHAR + token)


jobs = queue.Queue()
ready = threading.Event()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def send(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        if self.path == "/health":
            self.send(200 if ready.is_set() else 503, {"status": "ok" if ready.is_set() else "starting"})
        elif self.path == "/v1/models":
            self.send(200, {"object": "list", "data": [{"id": MODEL_NAME, "object": "model"}]})
        else:
            self.send(404, {"error": "not found"})

    def do_POST(self):
        try:
            body = json.loads(self.rfile.read(int(self.headers.get("content-length", "0"))))
            prompt = body["prompt"] if self.path == "/v1/completions" else body["messages"][-1]["content"]
            max_tokens = max(1, min(256, int(body.get("max_tokens", 16))))
        except (ValueError, KeyError, IndexError, TypeError):
            return self.send(400, {"error": "send JSON with a prompt (or messages) and max_tokens"})
        if self.path not in ("/v1/completions", "/v1/chat/completions"):
            return self.send(404, {"error": "not found"})
        tokens = queue.Queue()
        cancelled = threading.Event()
        jobs.put((str(prompt), max_tokens, tokens, cancelled))
        is_chat = self.path.endswith("chat/completions")
        if not body.get("stream"):
            text = "".join(iter(tokens.get, None))
            choice = {"message": {"role": "assistant", "content": text}} if is_chat else {"text": text}
            return self.send(200, {"model": MODEL_NAME, "choices": [choice]})
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        try:
            for text in iter(tokens.get, None):
                choice = {"index": 0, "delta": {"content": text}} if is_chat else {"index": 0, "text": text}
                self.wfile.write(f"data: {json.dumps({'model': MODEL_NAME, 'choices': [choice]})}\n\n".encode())
                self.wfile.flush()
            self.wfile.write(b"data: [DONE]\n\n")
        except OSError:
            cancelled.set()
        self.close_connection = True


def main():
    server = ThreadingHTTPServer(("0.0.0.0", PORT), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say("loading weights")
    model = load()
    say(f"loaded {sum(p.numel() for p in model.parameters()) / 1e6:.0f} M parameters (random weights)")
    for length in (256, 128, 64, 1):
        for _ in generate(model, "x" * length, WARM_UP_TOKENS):
            pass
        say(f"warmed up with a prompt of {length} tokens")
    ready.set()
    say(f"serving on port {PORT}")
    while True:
        prompt, max_tokens, tokens, cancelled = jobs.get()
        for text in generate(model, prompt, max_tokens):
            if cancelled.is_set():
                break
            tokens.put(text)
        tokens.put(None)


main()
