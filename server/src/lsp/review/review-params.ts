import type { Position, ReviewParams } from '../../protocol.ts';
import { InvalidParameters } from '../handler.ts';

/** @throws InvalidParameters where a client sends something else */
export function readReviewParams(params: ReviewParams | null | undefined): ReviewParams {
  const { token, uri, model, position } = (params ?? {}) as Partial<Record<keyof ReviewParams, unknown>>;
  if (typeof token !== 'string' || typeof uri !== 'string' || typeof model !== 'string')
    throw new InvalidParameters('Unexpected parameters, expected token, uri and model');
  if (position == null) return { token, uri, model };
  if (!isPosition(position)) throw new InvalidParameters('Unexpected position, expected line and character');
  return { token, uri, model, position };
}

function isPosition(value: unknown): value is Position {
  const { line, character } = value as { readonly line?: unknown; readonly character?: unknown };
  return Number.isInteger(line) && Number.isInteger(character);
}
