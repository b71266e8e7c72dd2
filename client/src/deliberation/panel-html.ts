interface PageAddresses {
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly cspSource: string;
  readonly nonce: string;
}

/** The panel's page, before anything is in it. It loads one script and one style sheet of ours and nothing else. */
export function panelHtml({ scriptUri, styleUri, cspSource, nonce }: PageAddresses): string {
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${styleUri}">
<title>Deliberation</title>
</head>
<body>
<h1 class="unseen">Deliberation</h1>
<header>
<h2 class="unseen">Verdict</h2>
<p id="verdict" data-verdict="none"><strong id="verdict-word"></strong> <span id="verdict-source"></span></p>
<div id="actions">
<button id="cancel" type="button">Cancel</button>
<button id="again" type="button" hidden>Run Again</button>
<button id="copy" type="button" hidden>Copy as Markdown</button>
</div>
</header>
<main>
<p id="failure" class="notice failure" role="alert" hidden></p>
<p id="rehearsal" class="notice" hidden></p>
<p id="truncated" class="notice" hidden></p>
<p id="stale" class="notice" hidden></p>
<section aria-labelledby="prompt-title"><h2 id="prompt-title">Prompt</h2><p id="prompt" class="words"></p></section>
<section aria-labelledby="context-title"><h2 id="context-title" class="unseen">What the model was given</h2><dl id="facts"></dl></section>
<section id="reasoning" aria-labelledby="reasoning-title" hidden><h2 id="reasoning-title">Reasoning</h2><ol id="steps"></ol></section>
<section id="answer-section" aria-labelledby="answer-title" hidden><h2 id="answer-title">Answer</h2><p id="answer" class="words"></p></section>
<section id="citation-section" aria-labelledby="citation-title" hidden><h2 id="citation-title">Citations</h2><p id="citation-summary"></p><ol id="citations" role="list"></ol></section>
</main>
<p id="announcement" class="unseen" role="status" aria-live="polite"></p>
<script nonce="${nonce}" src="${scriptUri}"></script>
</body>
</html>`;
}
