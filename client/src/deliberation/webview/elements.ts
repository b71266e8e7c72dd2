/** Elements of the page. Text only ever gets in as text, never as HTML. */

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no element #${id}`);
  return element;
}

export function create(tag: 'li' | 'p' | 'span' | 'dt' | 'dd' | 'q' | 'code', className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  if (text !== '') element.textContent = text;
  return element;
}

/** Shows an element with this text, or hides it where there is none. */
export function showText(id: string, text: string | null): void {
  const element = byId(id);
  element.textContent = text ?? '';
  element.hidden = text === null;
}

/** A link that reveals a citation's words in the editor. */
export function revealLink(index: number, text: string, description: string): HTMLElement {
  const link = document.createElement('a');
  link.href = `#citation-${index + 1}`;
  link.dataset['reveal'] = String(index);
  link.textContent = text;
  link.title = description;
  return link;
}
