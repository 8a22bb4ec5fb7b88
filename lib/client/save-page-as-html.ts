/**
 * Downloads the main part of this page as one HTML file that needs no server: with its styles, in the theme that
 * is shown now, without scripts and without what is marked `data-leave-out`.
 */
export function savePageAsHtml(fileName: string): void {
  const main = document.getElementById('main');
  if (!main) throw new Error('The page has no main part.');
  const copy = main.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll('script, button, [data-leave-out]')) part.remove();
  const styles = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
  const page = document.implementation.createHTMLDocument(document.title);
  page.documentElement.lang = 'en';
  page.documentElement.className = document.documentElement.className;
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const viewport = page.createElement('meta');
  viewport.name = 'viewport';
  viewport.content = 'width=device-width, initial-scale=1';
  const style = page.createElement('style');
  style.textContent = styles.join('\n');
  page.head.append(charset, viewport, style);
  page.body.append(copy);
  const blob = new Blob([`<!doctype html>\n${page.documentElement.outerHTML}`], { type: 'text/html' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${fileName}.html`;
  link.click();
  URL.revokeObjectURL(link.href);
}
