import type { CitationStatus } from '../../deliberation/deliberation.ts';
import type { ResponseMode } from '../../spec/model.ts';
import type { Colour } from '../terminal/paint.ts';

export const MODE_COLOURS: Readonly<Record<ResponseMode, Colour>> = { comply: 'green', 'safe-complete': 'yellow', refuse: 'red' };

export const STATUS_COLOURS: Readonly<Record<CitationStatus, Colour>> = {
  verified: 'green',
  inexact: 'yellow',
  misplaced: 'magenta',
  fabricated: 'red',
};
