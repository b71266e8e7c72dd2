import type { RunHead, RunMessage, ToPage } from '../messages.ts';
import { counted, durationWords, REHEARSAL_NOTICE, TRUNCATED_NOTICE, VERDICT_SOURCES, VERDICTS } from '../words.ts';
import { CitationList } from './citations.ts';
import { byId, create, showText } from './elements.ts';
import { ReasoningView } from './reasoning.ts';

/** The page of one deliberation. Each message changes only what it is about. */
export class Page {
  readonly #reasoning = new ReasoningView((step) => announce(step));
  readonly #citations = new CitationList();
  #answer: Text = document.createTextNode('');
  #verdictShown = false;

  show(message: ToPage): void {
    switch (message.kind) {
      case 'start':
        this.#start(message.head);
        return;
      case 'context':
        addFact('Category', message.category ?? 'none');
        addFact('Given', `${counted(message.clauseCount, 'clause')} in full, ${message.tokenCount.toLocaleString('en')} tokens`);
        return;
      case 'cot':
        this.#reasoning.append(message.text);
        return;
      case 'citation':
        this.#reasoning.cite(message.shown);
        this.#citations.add(message.shown);
        return;
      case 'verdict':
        this.#showVerdict(message);
        return;
      case 'answer':
        byId('answer-section').hidden = false;
        this.#answer.appendData(message.text);
        return;
      case 'done':
      case 'cancelled':
      case 'failed':
        this.#end(message);
        return;
      case 'stale':
        showText('stale', 'The spec was edited after this. Run again to see what the edit changes.');
        return;
    }
  }

  #start({ prompt, model, rehearsal, startedFrom }: RunHead): void {
    this.#reasoning.clear();
    this.#citations.clear();
    this.#answer = document.createTextNode('');
    byId('answer').replaceChildren(this.#answer);
    byId('answer-section').hidden = true;
    for (const notice of ['failure', 'truncated', 'stale']) showText(notice, null);
    showText('rehearsal', rehearsal ? REHEARSAL_NOTICE : null);
    showText('prompt', prompt);
    byId('facts').replaceChildren();
    addFact('Model', model);
    if (startedFrom) addFact('Started from', startedFrom);
    this.#verdictShown = false;
    setVerdict('running', 'Deliberating…', '');
    setButtons({ cancel: true, again: false, copy: false });
  }

  #showVerdict({ verdict, source, label }: Extract<RunMessage, { kind: 'verdict' }>): void {
    this.#verdictShown = true;
    const word = label === null ? VERDICTS[verdict] : `${VERDICTS[verdict]} (${label})`;
    setVerdict(verdict, word, source === null ? '' : VERDICT_SOURCES[source]);
    announce(`Verdict: ${word}`);
  }

  #end(message: Extract<RunMessage, { kind: 'done' | 'cancelled' | 'failed' }>): void {
    this.#reasoning.end();
    setButtons({ cancel: false, again: true, copy: message.kind === 'done' });
    if (message.kind === 'done') {
      this.#citations.showSummary();
      addFact('Took', durationWords(message.durationMs));
      showText('truncated', message.truncated ? TRUNCATED_NOTICE : null);
      if (!this.#verdictShown) setVerdict('none', 'No verdict', 'none was stated, and none could be read from the answer');
      announce(`Finished. ${this.#citations.summary()}`);
    } else if (message.kind === 'cancelled') {
      if (!this.#verdictShown) setVerdict('none', 'Cancelled', 'what had arrived stays below');
      announce('Cancelled.');
    } else {
      showText('failure', message.message);
      if (!this.#verdictShown) setVerdict('none', 'No verdict', 'it could not be finished');
    }
  }
}

function setVerdict(kind: string, word: string, source: string): void {
  byId('verdict').dataset['verdict'] = kind;
  showText('verdict-word', word);
  showText('verdict-source', source);
}

function setButtons(shown: Readonly<Record<'cancel' | 'again' | 'copy', boolean>>): void {
  const focused = document.activeElement;
  for (const [id, visible] of Object.entries(shown)) byId(id).hidden = !visible;
  // Who has just pressed a button that went away goes on from the one in its place.
  if (focused instanceof HTMLElement && focused.hidden) byId(shown.cancel ? 'cancel' : 'again').focus();
}

function addFact(name: string, value: string): void {
  byId('facts').append(create('dt', '', name), create('dd', '', value));
}

/** For screen readers: whole steps, never single words as they stream. */
function announce(text: string): void {
  byId('announcement').textContent = text;
}
