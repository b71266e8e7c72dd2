import { defineRule, type Found } from '../rule.ts';
import { createFreeName } from '../taken-names.ts';

/** Finds two headings of one name side by side without an id of their own: a link reaches only the first. */
export const duplicateHeading = defineRule({
  name: 'duplicate-heading',
  family: 'structure',
  severity: 'warning',
  summary: 'Two headings of one name side by side.',
  check: (subject) => {
    const freeName = createFreeName(subject);
    const first = new Map<string, { readonly path: string; readonly span: { readonly start: number; readonly end: number } }>();
    return subject.sections.flatMap((section): Found[] => {
      const { path, titleSpan, title, implied } = section;
      if (section.level === 0 || section.idSpan || title === '') return [];
      const key = [path, section.parent ?? '', title.toLowerCase()].join('\n');
      const earlier = first.get(key);
      if (!earlier) {
        first.set(key, { path, span: titleSpan });
        return [];
      }
      // Where nothing stands before its derived id, links to it go on working.
      const id = section.id.includes('/') ? freeName(section.id.slice(section.id.lastIndexOf('/') + 1)) : section.id;
      const edit = { path, span: { start: titleSpan.end, end: titleSpan.end }, text: ` {#${id}}` };
      return [
        {
          path,
          span: titleSpan,
          message: `Unexpected second heading “${title}” beside another, expected a name or an id of its own: a link reaches only the first`,
          related: [{ ...earlier, message: 'The first heading of this name' }],
          fixes: implied ? [] : [{ title: `Give it the id \`${id}\``, safe: false, edits: [edit] }],
        },
      ];
    });
  },
});
