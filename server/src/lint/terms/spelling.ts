/**
 * A word as Americans spell it, so that two spellings of one word meet; any other word unchanged.
 *
 * @param word lower case
 */
export function americanSpelling(word: string): string {
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  if (word.length < 6 || !/our|[iy]s[aei]/.test(word)) return word;
  if (IS_OUR.test(word)) return word.replace('our', 'or');
  const ending = IS_ISE.exec(word);
  return ending && !NEVER_IZE.test(word) ? `${word.slice(0, ending.index)}${(ending[0] ?? '').replace('s', 'z')}` : word;
}

const IS_OUR =
  /^(?:mis)?(?:behaviour|honour|dishonour|favour|colour|labour|neighbour|humour|rumour|endeavour|harbour|flavour|vapour|parlour|savour|armour|vigour|rigour|odour|tumour|glamour)/;
const IS_ISE = /(?:is(?:e|es|ed|er|ers|ing|ation|ations|ational|able)|ys(?:e|ed|es|ing))$/;
/** Words in which "ise" is no ending: "exercise", "advertising", "unsupervised", "likewise". */
const NEVER_IZE =
  /^(?:un|re|over|ill|non)?(?:rais|nois|pois|prais|apprais|brais|bruis|cruis|advis|devis|revis|supervis|televis|improvis|surpris|compris|enterpris|exercis|excis|incis|precis|concis|promis|compromis|premis|demis|advertis|disguis|franchis|disfranchis|disenfranchis|merchandis|chastis|expertis|paradis|treatis|circumcis|despis|practis|liais|repris|mortis|malais|tortois|porpois|turquois|aris|vis|mis|dis|guis|pris|ris|wis|cris|bas|dos|los|clos)(?:e|es|ed|er|ers|ing|ation|ations|ational|able)$|wise$|^(?:analyses|paralyses|dialyses|catalyses)$/;

/** Pairs that no ending tells: British or other spelling, then the usual American one. */
const PAIRS = `defence defense offence offense licence license licences licenses judgement judgment judgements judgments grey gray
  centre center centres centers theatre theater fibre fiber metre meter litre liter cancelled canceled cancelling canceling
  labelled labeled labelling labeling modelled modeled modelling modeling travelled traveled traveller traveler travelling traveling
  signalled signaled signalling signaling counselling counseling counsellor counselor counsellors counselors
  catalogue catalog dialogue dialog artefact artifact artefacts artifacts ageing aging acknowledgement acknowledgment
  fulfil fulfill fulfilment fulfillment enrol enroll enrolment enrollment skilful skillful wilful willful instalment installment
  pretence pretense sceptic skeptic sceptical skeptical sceptics skeptics paediatric pediatric anaesthetic anesthetic
  doxxing doxing doxxed doxed doxx dox adviser advisor advisers advisors jewellery jewelry yoghurt yogurt`.split(/\s+/);

const WORDS: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap((word, index): [string, string][] => (index % 2 === 0 ? [[word, PAIRS[index + 1] ?? word]] : [])),
);
