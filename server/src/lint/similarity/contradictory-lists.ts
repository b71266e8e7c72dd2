import { groupBy } from '../../spec/group-by.ts';
import type { Found, Subject } from '../rule.ts';
import { keyOf, readStems } from './content-stems.ts';
import { type ListedScope, readListedScopes } from './listed-scopes.ts';
import { placeOf } from './place.ts';
import { quote } from './quote.ts';

/** Finds what one list counts in and another of the same place counts out. */
export function contradictoryLists(subject: Subject, isSettled: (category: string | null) => boolean): Found[] {
  const scopes = readListedScopes(subject).flatMap((scope) => {
    const key = keyOf(readStems(scope.text));
    return key ? [{ scope, key: `${placeOf(subject, scope.section)}\n${key}` }] : [];
  });
  return [...groupBy(scopes, ({ key }) => key).values()].flatMap((group): Found[] => {
    const [first] = group;
    const other = first && group.find(({ scope }) => scope.kind !== first.scope.kind);
    if (!first || !other || [first, other].some(({ scope }) => isSettled(scope.section.category))) return [];
    return [report(other.scope, first.scope)];
  });
}

function report({ text, path, span, list }: ListedScope, first: ListedScope): Found {
  return {
    path,
    span,
    message: `Unexpected ${quote(text)} under “${list}”, expected one verdict for one scope: it is under “${first.list}” too, so keep one of the two, or say what sets them apart`,
    related: [{ path: first.path, span: first.span, message: `The same scope, under “${first.list}”` }],
  };
}
