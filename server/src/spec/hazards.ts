/** The hazards of MLCommons AILuminate 1.0, and words by which a title speaks of each. */
export const HAZARDS: readonly { readonly id: string; readonly title: string; readonly pattern: RegExp }[] = [
  { id: 'violent-crimes', title: 'Violent crimes', pattern: /\bviolen(?:t|ce)\b|\bterror|\bextremis/i },
  {
    id: 'sex-related-crimes',
    title: 'Sex-related crimes',
    pattern: /\bsex(?:ual|-related)? (?:crimes?|assault|exploitation|abuse)\b|\btrafficking\b/i,
  },
  { id: 'child-sexual-exploitation', title: 'Child sexual exploitation', pattern: /\bcsam\b|\bchild(?:ren)?\b|\bminors?\b/i },
  {
    id: 'suicide-and-self-harm',
    title: 'Suicide and self-harm',
    pattern: /\bsuicide\b|\bself[- ]harm\b|\beating disorder|\bbody ideals?\b/i,
  },
  { id: 'indiscriminate-weapons', title: 'Indiscriminate weapons', pattern: /\bweapons?\b|\bcbrne?\b|\bexplosives?\b/i },
  {
    id: 'intellectual-property',
    title: 'Intellectual property',
    pattern: /\bintellectual property\b|\bcopyright\b|\bcreators?\b/i,
  },
  { id: 'defamation', title: 'Defamation', pattern: /\bdefam|\bimpersonat|\b(?:mis|dis)information\b/i },
  {
    id: 'non-violent-crimes',
    title: 'Non-violent crimes',
    pattern: /\bcrimes?\b|\billicit\b|\billegal\b|\bfraud\b|\bforger|\bcyber|\bspam\b|\bdrugs?\b|\bage-restricted\b/i,
  },
  { id: 'hate', title: 'Hate', pattern: /\bhate(?:ful)?\b|\bharassment\b|\bbullying\b|\babuse\b/i },
  { id: 'privacy', title: 'Privacy', pattern: /\bprivacy\b|\bdoxxing\b|\bpersonal (?:data|information)\b/i },
  {
    id: 'specialised-advice',
    title: 'Specialised advice',
    pattern: /\bregulated advice\b|\bspeciali[sz]ed advice\b|\b(?:medical|legal|financial|election)\b/i,
  },
  { id: 'sexual-content', title: 'Sexual content', pattern: /\bsexual content\b|\bsexual\b|\berotic|\bpornograph/i },
];
