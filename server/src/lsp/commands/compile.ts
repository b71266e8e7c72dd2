import { compileCategory } from '../../spec/index.ts';
import { optionalTextOf, Refused, type ServerCommand, textOf } from './command.ts';

/** What a model reads of the spec of a document: every category in brief, one in full. `{uri, category?}` */
export const compile: ServerCommand = {
  name: 'deliberate.server.compile',
  title: 'Compile',
  only: 'uri',
  run: async (session, argument) => {
    const document = await session.workspace.document(textOf(argument, 'uri'));
    const analysis = document && (await session.workspace.analysisOf(document));
    if (!analysis) throw new Refused('This file is not taken for a spec.');
    const category = optionalTextOf(argument, 'category') ?? null;
    const known = analysis.spec.categories.map(({ id }) => id);
    if (category !== null && !known.includes(category))
      throw new Refused(
        known.length === 0
          ? 'This spec has no categories.'
          : `There is no category ${category}: name one of ${known.join(', ')}.`,
      );
    return compileCategory(analysis.spec, category).text;
  },
};
