/**
 * The spec model: what a Markdown safety spec says, as plain data.
 *
 * Every `Span` is in UTF-16 offsets into the text of the file named by the `path` beside it.
 */

export interface Span {
  readonly start: number;
  /** exclusive */
  readonly end: number;
}

/** Levels of authority, highest first. Between clauses, order decides nothing; the level does. */
export const AUTHORITIES = ['root', 'system', 'developer', 'user', 'guideline', 'none'] as const;
export type Authority = (typeof AUTHORITIES)[number];

export const RESPONSE_MODES = ['comply', 'safe-complete', 'refuse'] as const;
export type ResponseMode = (typeof RESPONSE_MODES)[number];

/**
 * How a clause binds. `will` is a statement of what the model does ("The assistant declines …"); `verdict` assigns a
 * label or an outcome to content ("`HBI2`: …", an item under a heading that states the verdict).
 */
export const MODALITIES = ['must', 'must-not', 'should', 'should-not', 'may', 'will', 'verdict'] as const;
export type Modality = (typeof MODALITIES)[number];

/** Whether a clause that binds so says what is not to be done. */
export function isProhibition(modality: Modality): boolean {
  return modality === 'must-not' || modality === 'should-not';
}

/** One Markdown file, as it was read. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface Spec {
  readonly files: readonly SourceFile[];
  readonly title: string;
  readonly categories: readonly Category[];
  readonly sections: readonly Section[];
  readonly clauses: readonly Clause[];
  readonly definitions: readonly Definition[];
  readonly examples: readonly Example[];
  readonly references: readonly Reference[];
  readonly labels: readonly Label[];
  /** in document order; what commentary, comments and examples' fences say is none of it */
  readonly prose: readonly Prose[];
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

/** What every part of a spec has: the file it stands in and where. */
interface Located {
  readonly path: string;
  readonly span: Span;
}

interface Identified extends Located {
  readonly id: string;
  /** where the author wrote the id; null where it was derived. Ids are unique: a second `a` is `a-2` */
  readonly idSpan: Span | null;
}

export interface Category extends Identified {
  readonly title: string;
  /** ids of the sections that make it up, its own first */
  readonly sections: readonly string[];
  /** states what is allowed or disallowed, or maps to the hazard taxonomy */
  readonly hazard: boolean;
}

/** What a section is for, where its title says so. */
export type SectionRole =
  | 'allowed'
  | 'disallowed'
  | 'safe-completion'
  | 'style'
  | 'definitions'
  | 'examples'
  | 'includes'
  | 'excludes'
  | 'precedence';

/** A heading and what is under it, subsections included. Text before the first heading is a section of level 0. */
export interface Section extends Identified {
  readonly title: string;
  readonly titleSpan: Span;
  readonly headingSpan: Span;
  /** 1 to 6; 0 for the text before the first heading */
  readonly level: number;
  /** a line that reads as a heading without Markdown's `#`: an emoji heading, `DEFINITIONS`, `S1: Violent Crimes` */
  readonly implied: boolean;
  readonly parent: string | null;
  readonly category: string | null;
  /** as it applies here: its own, else its parent's, else the document's */
  readonly authority: Authority;
  readonly ownAuthority: Authority | null;
  readonly tags: readonly string[];
  /** `ARS` of `# Name (#ARS)`, `S1` of `S1: Violent Crimes` */
  readonly code: string | null;
  /** `ARS1` of `## Title (ARS1 - Sub)` */
  readonly label: string | null;
  readonly role: SectionRole | null;
  /** what its title or its `Output:` line decides for everything under it */
  readonly mode: ResponseMode | null;
  /** the verdict word of a classifying policy, as written: `INVALID` */
  readonly verdict: string | null;
}

/** The smallest normative unit: a sentence or list item that binds the model or gives a verdict. */
export interface Clause extends Identified {
  /** the words that a reader sees: no Markdown, white space folded */
  readonly text: string;
  readonly section: string;
  readonly category: string | null;
  readonly modality: Modality;
  readonly mode: ResponseMode | null;
  readonly authority: Authority;
  /** parts that begin with "unless", "except", … */
  readonly exceptions: readonly Span[];
  /** targets of the references inside it, resolved or not */
  readonly references: readonly string[];
}

export interface Definition extends Identified {
  readonly term: string;
  readonly termSpan: Span;
  readonly text: string;
  readonly section: string;
}

export interface Turn {
  /** `user`, `assistant`, `developer`, `platform`, `system`, `tool`, `untrusted`, `settings` */
  readonly role: string;
  readonly text: string;
  readonly span: Span;
  readonly attributes: Readonly<Record<string, string>>;
}

export type Rating = 'good' | 'bad' | 'ok';

export interface Answer {
  readonly rating: Rating | null;
  readonly reason: string | null;
  /** the clause or section that a `BAD[#id]` answer breaks */
  readonly violates: string | null;
  readonly text: string;
  readonly span: Span;
}

/** A prompt with the answers, the mode or the label that its author expects. */
export interface Example extends Identified {
  readonly title: string;
  readonly section: string;
  readonly category: string | null;
  /** the turns before the compared answers; one user turn where only a prompt is given */
  readonly turns: readonly Turn[];
  /** in order; an example with several comparisons has the answers of all */
  readonly answers: readonly Answer[];
  /** `<comparison>` groups in the fence */
  readonly comparisons: number;
  readonly mode: ResponseMode | null;
  readonly label: string | null;
}

export interface Reference extends Located {
  /** `id`: `[text](#id)`; `eval`: `[^id]`; `label`: a policy label in prose; `file`: a link to another file of the spec */
  readonly kind: 'id' | 'eval' | 'label' | 'file';
  readonly target: string;
  /** the id that it names; null where nothing has that id */
  readonly resolved: string | null;
  readonly section: string | null;
}

/** A run of prose that is read as one: a paragraph, a list item's text, a table's cell. */
export interface Prose extends Located {
  readonly kind: 'paragraph' | 'item' | 'cell';
  readonly section: string;
  /** the words that a reader sees, without Markdown; lines break as in the file */
  readonly text: string;
  /** `offsets[i]` is how far `text[i]` stands behind the start of the span; one more at the end */
  readonly offsets: readonly number[];
  /** the text that introduces the list it stands in ("The assistant must not:") */
  readonly lead: string | null;
  /** what was read of it; `examples`: quoted prompts with their labels */
  readonly holds: 'clauses' | 'definition' | 'examples';
}

/** A label and the place that says what it means. */
export interface Label extends Located {
  readonly label: string;
  /** id of the section or clause that it names */
  readonly target: string;
}

/** The blocks of a file tile it: each character is in exactly one. */
export interface Block extends Located {
  readonly kind:
    | 'front-matter'
    | 'heading'
    | 'prose'
    | 'list'
    | 'commentary'
    | 'example'
    | 'code'
    | 'quote'
    | 'table'
    | 'comment'
    | 'link-definition'
    | 'rule'
    | 'blank';
  readonly section: string | null;
}

/** Something that the parser could not read as it was meant; lint turns it into a finding. */
export interface Problem extends Located {
  readonly kind: 'example' | 'front-matter' | 'heading-attributes';
  readonly message: string;
}
