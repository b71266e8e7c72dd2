/** The way from one file of a spec to another, as a link writes it. */
export function relativePath(from: string, to: string): string {
  const start = from.split('/').slice(0, -1);
  const end = to.split('/');
  let same = 0;
  while (same < start.length && same < end.length - 1 && start[same] === end[same]) same += 1;
  return [...start.slice(same).map(() => '..'), ...end.slice(same)].map(escaped).join('/');
}

/** What would end a link's target, or be read as something else in it. */
export function escaped(target: string): string {
  return target.replace(/[\s()<>%#?]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** A target as it was meant; one that cannot be read stays as it is. */
export function unescaped(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
