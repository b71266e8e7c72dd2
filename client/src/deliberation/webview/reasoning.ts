import type { ShownCitation } from '../messages.ts';
import { statusMeaning, statusWords } from '../words.ts';
import { byId, create, revealLink } from './elements.ts';
import { type Piece, StepReader } from './read-steps.ts';

/** A text node of a step and where it stands in the chain of thought. */
interface Run {
  readonly start: number;
  readonly node: Text;
}

interface StepView {
  readonly start: number;
  readonly words: HTMLElement;
  readonly runs: Run[];
}

/** The chain of thought, growing: text is appended to what is there, and a citation splits the text that holds it. */
export class ReasoningView {
  readonly #list = byId('steps');
  readonly #onStep: (text: string) => void;
  #reader = new StepReader();
  #steps: StepView[] = [];
  #citationCount = 0;

  /** @param onStep called with each step's text once the next one begins */
  constructor(onStep: (text: string) => void) {
    this.#onStep = onStep;
  }

  clear(): void {
    this.#reader = new StepReader();
    this.#steps = [];
    this.#citationCount = 0;
    this.#list.replaceChildren();
    byId('reasoning').hidden = true;
  }

  append(delta: string): void {
    this.#draw(this.#reader.read(delta));
  }

  end(): void {
    this.#draw(this.#reader.end());
  }

  /** Links a citation where it stands in the text that has arrived, and says its status after it. */
  cite({ citation, title }: ShownCitation): void {
    const index = this.#citationCount++;
    const found = this.#splitOut(citation.cot.start, citation.cot.end);
    if (found === null) return;
    const meaning = statusMeaning(citation);
    const words = found.data;
    const cited =
      title === null ? create('span', 'cited', words) : revealLink(index, words, `Show "${title}" in the editor. ${meaning}`);
    const status = create('span', `status status-${citation.status}`, statusWords(citation));
    status.title = meaning;
    found.replaceWith(cited, ' ', status);
  }

  #draw(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (piece.kind === 'step') this.#openStep(piece.start);
      else this.#appendText(piece.text, piece.start);
    }
  }

  #openStep(start: number): void {
    const last = this.#steps.at(-1);
    if (last) this.#onStep(last.words.textContent ?? '');
    const words = create('li', 'words');
    this.#steps.push({ start, words, runs: [] });
    this.#list.append(words);
    byId('reasoning').hidden = false;
  }

  #appendText(text: string, start: number): void {
    const step = this.#steps.at(-1);
    if (!step) return;
    const last = step.runs.at(-1);
    // Only a node that still ends the step can grow: after a citation, its status stands there.
    if (last && last.node === step.words.lastChild && last.start + last.node.length === start) {
      last.node.appendData(text);
      return;
    }
    const node = document.createTextNode(text);
    step.words.append(node);
    step.runs.push({ start, node });
  }

  /** The text from `start` to `end` as a node of its own, as far as one step and one run of text hold it. */
  #splitOut(start: number, end: number): Text | null {
    const step = this.#steps.findLast((candidate) => candidate.start <= start) ?? this.#steps[0];
    const at = step?.runs.findLastIndex((run) => run.start <= start) ?? -1;
    const run = step?.runs[at];
    if (!step || !run || start >= run.start + run.node.length) return null;
    const node = start > run.start ? run.node.splitText(start - run.start) : run.node;
    const after = end < start + node.length ? node.splitText(end - start) : null;
    const rest: Run[] = after ? [{ start: end, node: after }] : [];
    // The words of the citation itself are no run any more: nothing is appended to them or split out of them.
    step.runs.splice(at, 1, ...(node === run.node ? [] : [run]), ...rest);
    return node;
  }
}
