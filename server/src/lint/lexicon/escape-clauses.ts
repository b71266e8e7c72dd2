import { combine, phrases } from './phrases.ts';
import { ON_REQUEST } from './secrets-on-request.ts';

const LINKS = ['as', 'if', 'when', 'where', 'whenever', 'wherever'];
const STATES =
  'possible|appropriate|applicable|needed|necessary|required|warranted|relevant|practical|practicable|feasible|reasonable|plausible|suitable|justified|desirable|helpful|useful|prudent|advisable|deemed appropriate|deemed necessary|it is possible|it is appropriate|it is necessary|it is practical|it is feasible|it is reasonable|it makes sense|this is possible|this is appropriate|reasonably possible|reasonably practicable|at all possible|contextually appropriate|strictly necessary|absolutely necessary|really necessary'.split(
    '|',
  );
/** What obliges to an ability obliges to no act (INCOSE R10, superfluous infinitives; NASA ARM, weak phrases). */
export const ABILITIES: readonly string[] =
  'be able to|be capable of|have the capability to|have the ability to|be in a position to|be designed to'.split('|');
/** Who tries has done enough, and who leans to one side has drawn no line. */
export const EFFORTS: readonly string[] =
  'attempt to|try to|strive to|endeavor to|endeavour to|make an effort to|make every effort to|do its best to|do your best to'.split(
    '|',
  );
export const LEANINGS: readonly string[] =
  'err on the side of|errs on the side of|erring on the side of|use caution|exercise caution|with caution|use common sense|strike the balance|strike a balance|strike the right balance|find the right balance'.split(
    '|',
  );
const EXTENTS = ['possible', 'practical', 'practicable', 'feasible', 'necessary', 'reasonable', 'appropriate', 'needed'];

/**
 * Words by which an obligation lets itself be escaped. Sources: INCOSE Guide to Writing Requirements v4, R8 (escape
 * clauses: "so far as is possible", "where possible", "if necessary", "to the extent practical"); NASA ARM (weak phrases
 * and options: "as appropriate", "as applicable", "as required", "if practical").
 */
export const ESCAPE_CLAUSES = phrases([
  ...combine(LINKS, STATES),
  ...combine(
    ['unless'],
    'necessary|absolutely necessary|strictly necessary|needed|appropriate|warranted|justified|impractical|impracticable|otherwise appropriate|there is a good reason|there is good reason'.split(
      '|',
    ),
  ),
  ...combine(
    'to the extent|to the greatest extent|to the maximum extent|to the fullest extent|to the extent reasonably|so far as|as far as|insofar as|so far as is|as far as is|insofar as is|as far as reasonably|so far as reasonably'.split(
      '|',
    ),
    EXTENTS,
  ),
  ...combine(
    ['as much as', 'as little as', 'as closely as', 'as soon as', 'as often as', 'as quickly as', 'as far as'],
    ['possible', 'practical', 'practicable', 'feasible', 'is possible', 'reasonably possible'],
  ),
  ...ABILITIES,
  ...EFFORTS,
  ...LEANINGS,
  ...ON_REQUEST,
  ...'if it should prove necessary|should it prove necessary|if the need arises|should the need arise|as the case may be|as it sees fit|as they see fit|at its discretion|at its own discretion|at their discretion|in its discretion|at our discretion|at our sole discretion|at its sole discretion|in our sole discretion|at your discretion|at the discretion of the assistant|at the discretion of the model'.split(
    '|',
  ),
  ...combine(
    ['use', 'uses', 'using'],
    ['judgment', 'judgement', 'its judgment', 'its judgement', 'your judgment', 'your judgement'],
  ),
  ...combine(['best', 'good', 'sound', 'careful', 'own'], ['judgment', 'judgement']),
  ...'judgment call|use discretion|where that makes sense|when that makes sense|if that makes sense|where circumstances allow|if circumstances permit|where circumstances permit|when circumstances permit|as circumstances permit|within reason|in appropriate cases|in appropriate circumstances|in appropriate contexts|in appropriate situations|under appropriate circumstances|in exceptional cases|in exceptional circumstances|except in exceptional circumstances|barring exceptional circumstances|depending on the context|depending on context|depending on the circumstances|depending on the situation|on a case-by-case basis|on a case by case basis|case-by-case|case by case|best efforts|best effort|reasonable efforts|reasonable effort|to the best of its ability|to the best of their ability'.split(
    '|',
  ),
]);

/** Said after the phrase, these state the bound: "where required by law", "if needed to prevent an injury". */
export const STATES_A_BOUND =
  /^\s*(?::|,?\s*\(?(?:by|under|for|to|per|according to|given (?!the context|context)|because|that is|which (?:is|means)|i\.e\.|meaning|namely|in order to|only (?:if|when)|from|of|with(?:in)?|as (?:defined|described|listed|set out|stated)|(?:if|when|where) the)\b|\((?:when|if|where|the|at (?:least|most)|e\.g\.|for example|such as|see)(?!\w))/i;
