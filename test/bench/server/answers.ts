import { createRandom, type Random } from '../seeded/random.ts';
import type { BenchDocument } from './documents.ts';
import type { LanguageServer } from './language-server.ts';
import { pickParagraph, pickPlace, positionAt } from './places.ts';
import { note, quantile, shown, spread, table, under } from './report.ts';
import { applyKeystroke, type Keystroke, keystrokeAt } from './typist.ts';

/** Something that an editor asks right after a keystroke. */
interface Question {
  readonly name: string;
  readonly method: string;
  /** the server's capability for it */
  readonly capability: string;
  readonly context?: unknown;
  readonly type: (text: string, random: Random) => Typed;
}

/** A keystroke that a question follows, and those that lead up to it and undo it. */
interface Typed {
  readonly before: readonly Keystroke[];
  readonly asked: Keystroke;
  readonly after: readonly Keystroke[];
  /** where the question is about, once it was typed */
  readonly position: Position;
}

interface Answers {
  readonly times: readonly number[];
  /** of all answers, in characters */
  readonly lengths: readonly number[];
}

const QUESTIONS: readonly Question[] = [
  {
    name: 'completion of an id',
    method: 'textDocument/completion',
    capability: 'completionProvider',
    context: { triggerKind: 2, triggerCharacter: '#' },
    type: typeLink,
  },
  { name: 'hover', method: 'textDocument/hover', capability: 'hoverProvider', type: typeAwayFromLink },
  { name: 'outline', method: 'textDocument/documentSymbol', capability: 'documentSymbolProvider', type: typeLetter },
];
type Position = Keystroke['range']['start'];

const TARGET_MS = 10;
const REST_MS = 100;
const EMPTY = 'null';

/** Asks right behind a keystroke, without waiting for its diagnostics, as editors do: each question in one server after another. */
export async function measureAnswers(
  document: BenchDocument,
  servers: readonly LanguageServer[],
  repetitions: number,
): Promise<void> {
  console.log(`Answers right after a keystroke, on ${document.name}, ms from the keystroke, ${repetitions} of each:\n`);
  const rows: string[][] = [];
  const ours: { readonly name: string; readonly ms: number }[] = [];
  for (const question of QUESTIONS)
    for (const [index, server] of servers.entries()) {
      if (!server.capabilities[question.capability]) continue;
      const { times, lengths } = await measureQuestion(question, document, server, repetitions);
      const empty = lengths.filter((length) => length <= EMPTY.length).length;
      rows.push([question.name, server.command.name, ...spread(times), shown(quantile(lengths, 0.5) / 1000), String(empty)]);
      if (index === 0) ours.push({ name: question.name, ms: times.length === repetitions ? quantile(times, 0.5) : Number.NaN });
    }
  table(['', '', 'median', 'p95', 'max', 'KB sent', 'empty'], rows);
  for (const { name, ms } of ours) under(`${name} right after a keystroke on ${document.name}, median ms`, ms, TARGET_MS);
  console.log();
}

async function measureQuestion(
  { name, method, context, type }: Question,
  document: BenchDocument,
  server: LanguageServer,
  repetitions: number,
): Promise<Answers> {
  const random = createRandom(`${name} ${document.name}`);
  const times: number[] = [];
  const lengths: number[] = [];
  try {
    for (let at = 0; at < repetitions; at += 1) {
      const { before, asked, after, position } = type(server.text, random);
      for (const keystroke of before) await press(server, keystroke);
      const sentMs = server.type(asked);
      const { result, arrivedMs } = await server.ask(method, { position, ...(context ? { context } : {}) });
      times.push(arrivedMs - sentMs);
      lengths.push(JSON.stringify(result).length);
      await rest(server);
      for (const keystroke of after) await press(server, keystroke);
    }
  } catch (error) {
    note(`${server.command.name}, ${name}: ${(error as Error).message}`);
  }
  return { times, lengths };
}

/** The number sign of a link to an id, whose brackets are there already. */
function typeLink(text: string, random: Random): Typed {
  const link = ' [see]()';
  const end = text.indexOf('\n', pickParagraph(text, random));
  const linked = keystrokeAt(text, 'letter', end, 0, link);
  const asked = keystrokeAt(applyKeystroke(text, linked), 'letter', end + link.length - 1, 0, '#');
  const whole = applyKeystroke(applyKeystroke(text, linked), asked);
  return {
    before: [linked],
    asked,
    after: [keystrokeAt(whole, 'deletion', end, link.length + 1, '')],
    position: positionAt(whole, asked.start + 1),
  };
}

/** A letter somewhere, while the pointer is on a link to an id somewhere else. */
function typeAwayFromLink(text: string, random: Random): Typed {
  const asked = keystrokeAt(text, 'letter', pickPlace(text, random), 0, 'e');
  const whole = applyKeystroke(text, asked);
  const link = whole.indexOf('](#', pickParagraph(whole, random));
  return { before: [], asked, after: [], position: positionAt(whole, (link === -1 ? whole.indexOf('](#') : link) + 4) };
}

function typeLetter(text: string, random: Random): Typed {
  const asked = keystrokeAt(text, 'letter', pickPlace(text, random), 0, 'e');
  return { before: [], asked, after: [], position: positionAt(text, asked.start + 1) };
}

async function press(server: LanguageServer, keystroke: Keystroke): Promise<void> {
  server.type(keystroke);
  await rest(server);
}

async function rest(server: LanguageServer): Promise<void> {
  await server.diagnosticsOf(server.version);
  await server.quiet(REST_MS);
}
