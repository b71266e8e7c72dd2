import { defineRule, type Found, type Subject } from '../rule.ts';

/** Finds files in `examples/` that no eval id names. */
export const unreferencedEvalFile = defineRule({
  name: 'unreferenced-eval-file',
  family: 'structure',
  severity: 'warning',
  summary: 'A file in `examples/` that no eval id names.',
  check: (subject) => {
    const named = namedByFolder(subject);
    const seen = new Set<string>();
    return subject.files.flatMap(({ path }): Found[] => {
      const folder = folderOf(path);
      const names = named.get(folder);
      // A spec that names no eval file may have examples of another kind beside it.
      if (!names || seen.has(folder)) return [];
      const files = subject.evalFiles.get(path);
      if (!files) return [];
      seen.add(folder);
      const span = subject.sections.find((section) => section.path === path && section.level > 0)?.titleSpan ?? {
        start: 0,
        end: 0,
      };
      return [...new Set(files)]
        .filter((name) => !names.has(name) && !/^(?:readme|index)$/i.test(name))
        .sort()
        .map((name) => ({
          path,
          span,
          message: `Unexpected file \`examples/${name}.md\`, expected an eval id \`[^${name}]\` in the spec: name it where it belongs, or delete the file`,
        }));
    });
  },
});

/** Files in one folder share its `examples/`. */
function namedByFolder({ references }: Subject): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const { kind, path, target } of references) {
    if (kind !== 'eval') continue;
    const folder = folderOf(path);
    named.set(folder, (named.get(folder) ?? new Set()).add(target));
  }
  return named;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
