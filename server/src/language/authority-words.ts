import type { Authority } from '../spec/model.ts';

/** What a level of authority means for whoever wants to change a rule. */
export const AUTHORITY_WORDS: Readonly<Record<Authority, string>> = {
  root: 'No message can lift it: not of the system, of developers or of users.',
  system: 'Only a system message can change it; developers and users cannot.',
  developer: 'A developer can change it; a user cannot.',
  user: 'Users can change it for their own conversation.',
  guideline: 'A default: it gives way where the context speaks for something else.',
  none: 'Binds nobody: what it says is information.',
};
