/**
 * Verbs with which a rule for a model begins when it is written as an order. A closed list, because English gives a
 * base verb and a noun the same form ("Display name", "Use of force").
 */
const VERBS =
  'acknowledge adapt add adhere adjust admit aim alert allow answer apply ask assess assign assume avoid balance be begin ' +
  'block calibrate caution check choose cite clarify classify combine comply confirm consider continue convey correct ' +
  'decline defer defuse delete deny describe direct disclose discuss do downgrade draw emphasize emphasise enable ' +
  'encourage end engage ensure escalate evaluate exercise explain express favor favour find flag focus follow generate ' +
  'give guide handle help highlight honor honour identify ignore include inform interpret invite judge keep label let ' +
  'limit list make mark mention never offer omit only point praise prefer present prioritize prioritise proceed produce ' +
  'promote protect provide put quote raise recognize recognise recommend redact redirect refer reflect refrain refuse ' +
  'reject remain remind remove replace report respect respond restate return reveal rewrite safe-complete say search seek ' +
  'select send share show speak state stay steer stick stop suggest summarize summarise support surface take tell transform ' +
  'translate treat try uphold use verify wait warn weigh withhold write';

export const IMPERATIVE_VERBS: ReadonlySet<string> = new Set(VERBS.split(' '));
