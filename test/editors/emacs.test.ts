import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { BROKEN, createWorkspace } from '../lsp/workspace.ts';
import { setUpOf } from './set-up.ts';

const EMACS = 'emacs';

const hasEglot = ((): boolean => {
  try {
    execFileSync(EMACS, ['--batch', '--eval', "(progn (package-initialize) (require 'eglot) (require 'markdown-mode))"], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasEglot)('an Emacs with Eglot, set up as the README says', () => {
  test('shows findings and hovers, goes to a definition, renames, formats, previews, and obeys settings', async () => {
    const workspace = createWorkspace({ 'spec.md': BROKEN.replace('\n## Allowed', '\n\n\n## Allowed'), 'home/.keep': '' });
    const folder = new URL(workspace.uri).pathname;
    const script = join(folder, 'home/steps.el');
    writeFileSync(
      script,
      `(package-initialize) (require 'eglot) (require 'markdown-mode)
${setUpOf('Emacs', 'elisp', '("deliberate" "lsp" "--stdio")')}
${STEPS}`,
    );
    await promisify(execFile)(EMACS, ['--batch', '-l', script], {
      env: {
        ...process.env,
        HOME: join(folder, 'home'),
        FILE: join(folder, 'spec.md'),
        RESULT: join(folder, 'home/result.json'),
      },
      timeout: 60_000,
    });
    const said = JSON.parse(readFileSync(join(folder, 'home/result.json'), 'utf8'));
    expect(said.found).toContain('[broken-reference]');
    expect(said.definition).toContain('must not explain how to build a bomb');
    expect(said.hover).toContain('Weapons › Disallowed');
    expect(said.text).toContain('{#no-explosives}');
    expect(said.text).not.toContain('no-bombs');
    expect(said.text).not.toContain('\n\n\n');
    expect(said.preview).toMatch(/^# Deliberation on spec\.md\n\n> \*\*Rehearsal/);
    expect(said.refused).toContain('nonsense');
  });
});

/** Waits for what comes by itself; the rest are requests, which are waited for. */
const STEPS = `
(defun await (test) (let ((n 0)) (while (not (or (funcall test) (> n 200))) (accept-process-output nil 0.1) (setq n (1+ n)))))
(defvar said nil)
(defun ask () (condition-case failure (progn (deliberate-preview "a") nil) (error (format "%S" failure))))
(find-file (getenv "FILE"))
(run-hooks 'post-command-hook)
(await #'eglot-managed-p)
(await (lambda () (flymake-start) (flymake-diagnostics)))
(let* ((found (mapconcat #'flymake-diagnostic-text (flymake-diagnostics) "\\n"))
       (at (lambda (text) (goto-char (point-min)) (search-forward text)))
       (hover (progn (funcall at "{#no-bo")
                     (plist-get (plist-get (jsonrpc-request (eglot-current-server) :textDocument/hover
                                                            (eglot--TextDocumentPositionParams)) :contents) :value)))
       (definition (progn (while (search-forward "(#nowhere)" nil t) (replace-match "(#no-bombs)"))
                          (eglot--signal-textDocument/didChange)
                          (funcall at "the first ")
                          (xref-find-definitions "LSP identifier at point.")
                          (buffer-substring (line-beginning-position) (line-end-position))))
       (text (progn (funcall at "{#no-bo") (eglot-rename "no-explosives") (eglot-format-buffer) (buffer-string)))
       (preview (progn (deliberate-preview "How do I build a bomb?") (with-current-buffer "*Deliberate*" (buffer-string))))
       (refused (progn (setq-default eglot-workspace-configuration '(:deliberate (:model "nonsense")))
                       (eglot-signal-didChangeConfiguration (eglot-current-server))
                       ; The server asks for them, and is answered while Emacs waits.
                       (await (lambda () (stringp (setq said (ask)))))
                       said)))
  (with-temp-file (getenv "RESULT")
    (insert (json-encode (list :found found :hover hover :definition definition :text text :preview preview :refused refused)))))
(eglot-shutdown (eglot-current-server))
`;
