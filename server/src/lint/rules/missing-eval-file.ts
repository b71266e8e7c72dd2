import { createNearestName } from '../nearest-name.ts';
import { defineRule } from '../rule.ts';

/** Finds eval ids (`[^a1b2]`) that name no file in `examples/` beside the spec. */
export const missingEvalFile = defineRule({
  name: 'missing-eval-file',
  family: 'structure',
  severity: 'warning',
  scope: 'block',
  summary: 'An eval id without a file in `examples/`.',
  check: ({ references, evalFiles }) => {
    const unknown = references.filter(
      ({ kind, path, target }) => kind === 'eval' && evalFiles.get(path)?.includes(target) === false,
    );
    const nearest = new Map([...evalFiles].map(([path, names]) => [path, createNearestName(names ?? [])]));
    return unknown.map(({ path, span, target }) => {
      const near = nearest.get(path)?.(target);
      return {
        path,
        span,
        message: `Unexpected eval id \`${target}\`, expected a file \`examples/${target}.md\` beside the spec: ${near ? `did you mean \`${near}\`?` : 'add the file, or drop the id'}`,
        fixes: near ? [{ title: `Change to \`${near}\``, safe: false, edits: [{ path, span, text: `[^${near}]` }] }] : [],
      };
    });
  },
});
