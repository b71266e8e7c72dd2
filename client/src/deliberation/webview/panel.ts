/** The script of the panel's page: draws what it is told, once per frame, and reports clicks. */

import type { FromPage, ToPage } from '../messages.ts';
import { byId } from './elements.ts';
import { Page } from './page.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const editor = acquireVsCodeApi();
const page = new Page();
let waiting: ToPage[] = [];

window.addEventListener('message', ({ data }: MessageEvent<readonly ToPage[]>) => {
  if (waiting.length === 0) requestAnimationFrame(drawWaiting);
  waiting = waiting.concat(data);
});

function drawWaiting(): void {
  const messages = waiting;
  waiting = [];
  const follows = isAtBottom();
  for (const message of messages) page.show(message);
  if (messages.some(({ kind }) => kind === 'start')) restoreScroll();
  else if (follows) window.scrollTo(0, document.documentElement.scrollHeight);
}

/** Whoever reads at the end of a growing text stays there; whoever scrolled away is left alone. */
function isAtBottom(): boolean {
  const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
  return scrollHeight > clientHeight && scrollTop > 0 && scrollHeight - clientHeight - scrollTop < 40;
}

for (const kind of ['cancel', 'again', 'copy'] as const) byId(kind).addEventListener('click', () => editor.postMessage({ kind }));

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-reveal]') : null;
  if (link === null) return;
  event.preventDefault();
  editor.postMessage({ kind: 'reveal', index: Number(link.dataset['reveal']) });
});

// A hidden panel's page is taken down and built again: the reader goes on where they were.
let scrollToRestore = savedScroll();
window.addEventListener('scrollend', () => editor.setState({ scrollTop: document.documentElement.scrollTop }));

function restoreScroll(): void {
  window.scrollTo(0, scrollToRestore);
  scrollToRestore = 0;
}

function savedScroll(): number {
  const state = editor.getState();
  return typeof state === 'object' && state !== null && 'scrollTop' in state ? Number(state.scrollTop) || 0 : 0;
}

editor.postMessage({ kind: 'ready' });
