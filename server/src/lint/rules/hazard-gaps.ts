import type { Clause, Section } from '../../spec/index.ts';
import { isProhibition } from '../../spec/model.ts';
import { once } from '../../spec/once.ts';
import { concernsModels } from '../coverage/audience.ts';
import { specPlace } from '../coverage/category-view.ts';
import { FAR_APART, sentenceNames, titleNames } from '../coverage/hazard-words.ts';
import { count, words } from '../options.ts';
import { defineRule, type Subject } from '../rule.ts';
import type { Hazard } from '../subject.ts';
import type { Sentence } from '../text/sentence.ts';

/**
 * Finds the hazards of the taxonomy that nothing in a spec rules on, and says which section covers each of the others. Only a
 * spec that covers several hazards means to cover them all: a policy on one subject is not told that it lacks weapons.
 */
export const hazardGaps = defineRule({
  name: 'hazard-gaps',
  family: 'coverage',
  severity: 'info',
  strict: 'warning',
  summary: 'A hazard of the taxonomy that nothing in a general spec covers.',
  options: {
    covered: count('How many hazards a spec covers before it is expected to cover all.', { default: 6 }),
    waived: words('Ids or titles of hazards that the spec leaves out on purpose.'),
  },
  check: (subject, options) => {
    const place = specPlace(subject);
    if (!place || !concernsModels(subject)) return [];
    const waived = new Set(options.waived.map((each) => each.toLowerCase()));
    const isTitled = subject.taxonomy.filter((hazard) => titleOf(subject, hazard) !== null).length >= TITLED;
    const scopes = once(() => subject.text().sentences.filter(({ plain }) => SCOPE.test(plain)));
    const covered: Cover[] = [];
    const missing: Hazard[] = [];
    for (const hazard of subject.taxonomy) {
      const by = coverOf(subject, hazard, isTitled, scopes);
      if (by) covered.push(by);
      else if (!waived.has(hazard.id) && !waived.has(hazard.title.toLowerCase())) missing.push(hazard);
    }
    if (missing.length === 0 || !isGeneral(subject, covered, options.covered)) return [];
    const titles = missing.map(({ title }) => title.toLowerCase());
    return [
      {
        ...place,
        message: `Unexpected gap in the hazard categories, expected rules on ${listed(titles)} too (of ${subject.taxonomy.length} hazards${isAiluminate(subject) ? ' of AILuminate' : ''}, ${covered.length} are covered): add a category for each, or say that the spec leaves it out`,
        related: covered.map(({ hazard, section, clause }) => ({
          path: section.path,
          span: clause?.span ?? section.titleSpan,
          message: `${hazard.title}: covered by “${section.title}”`,
        })),
      },
    ];
  },
});

/** Whether the hazards are those that lint knows by itself. */
function isAiluminate({ taxonomy }: Subject): boolean {
  return taxonomy.length === 12 && taxonomy.some(({ id }) => FAR_APART.has(id));
}

/** From how many hazards with a heading on a spec is organised by hazards. */
const TITLED = 4;

/** What covers a hazard: a section whose title names it, else the first rule on it. */
interface Cover {
  readonly hazard: Hazard;
  readonly section: Section;
  /** null where the title names the hazard */
  readonly clause: Clause | null;
}

/** @param scopes the sentences that say what the spec is about */
function coverOf(subject: Subject, hazard: Hazard, isTitled: boolean, scopes: () => readonly Sentence[]): Cover | null {
  const titled = titleOf(subject, hazard);
  if (titled) return { hazard, section: titled, clause: null };
  const naming = subject.clauses.filter(
    (clause) => sentenceNames(hazard, clause.text) && !(isTitled && isAside(subject, hazard, clause)),
  );
  const ruling = naming.filter(({ mode, modality }) => mode === 'refuse' || mode === 'safe-complete' || isProhibition(modality));
  // Where hazards have headings, a rule that lists many of them in passing covers none: "alcohol, drugs, weapons or pornography".
  const clause = ruling.find(({ text }) => !isTitled || naming.length > 1 || !isList(subject, text)) ?? null;
  const rule = clause ?? (isTitled ? null : (naming[0] ?? null));
  const scope = rule ? null : scopes().find(({ plain }) => sentenceNames(hazard, plain));
  const section = rule ? subject.sectionOf(rule.section) : scope?.section;
  return section ? { hazard, section, clause: rule } : null;
}

/** "An invented crime of a living person", under “Defamation”: words for all that is illegal come up in rules on other hazards. */
function isAside({ sectionOf, taxonomy }: Subject, hazard: Hazard, { section }: Clause): boolean {
  if (hazard.id !== 'non-violent-crimes') return false;
  const title = sectionOf(section)?.title ?? '';
  return taxonomy.some((other) => other !== hazard && titleNames(other, title));
}

function isList({ taxonomy }: Subject, text: string): boolean {
  return taxonomy.filter((hazard) => sentenceNames(hazard, text)).length >= 5;
}

function titleOf({ sections }: Subject, hazard: Hazard): Section | null {
  return sections.find(({ level, title }) => level > 0 && titleNames(hazard, title)) ?? null;
}

/** A sentence that says what a spec, or a part of it, is about or leaves to another. */
const SCOPE =
  /\b(?:covers?|(?:is|are) about|(?:out of|in) scope|does not (?:cover|apply)|separate (?:policy|policies|rules)|another policy|(?:addressed|handled) (?:in|by|under))\b/i;

/** Whether the hazards covered are so many and so far apart that a spec means to cover requests of every kind. */
function isGeneral({ taxonomy }: Subject, covered: readonly Cover[], enough: number): boolean {
  if (covered.length < Math.min(enough, taxonomy.length)) return false;
  const known = taxonomy.some(({ id }) => FAR_APART.has(id));
  const apart = known ? covered.filter(({ hazard }) => FAR_APART.has(hazard.id)) : covered;
  const titled = new Set(apart.flatMap(({ section, clause }) => (clause ? [] : [section.id])));
  // One sentence may name several hazards in passing.
  const places = new Set(apart.map(({ section, clause }) => clause?.id ?? section.id));
  return titled.size >= 3 || places.size >= 4;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
