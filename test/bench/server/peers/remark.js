/**
 * remark-language-server, made of what that package is made of, with the rules that remark recommends built in, so that it
 * needs no configuration beside the document.
 */

import { PassThrough } from 'node:stream';
import { remark } from 'remark';
import presetLintRecommended from 'remark-preset-lint-recommended';
import { createUnifiedLanguageServer } from 'unified-language-server';

// Its reports go to streams that nobody reads. A long one fills them, and then no diagnostics are ever sent.
PassThrough.prototype._transform = (_chunk, _encoding, done) => done();

createUnifiedLanguageServer({
  configurationSection: 'remark',
  defaultProcessor: remark().use(presetLintRecommended),
  ignoreName: '.remarkignore',
  packageField: 'remarkConfig',
  pluginPrefix: 'remark',
  processorName: 'remark',
  processorSpecifier: 'remark',
  rcName: '.remarkrc',
});
