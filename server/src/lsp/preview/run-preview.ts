import { type DeliberationEnd, deliberate } from '../../deliberation/deliberate.ts';
import { rehearse } from '../../deliberation/rehearsal.ts';
import { createRetriever } from '../../deliberation/retrieve.ts';
import { openModel } from '../../models/registry.ts';
import { faultSentence } from '../../models/sentences.ts';
import { hashSpec } from '../../node/spec-hash.ts';
import { loadTokenCounter } from '../../node/tokens.ts';
import {
  type DeliberationEvent,
  PREVIEW_EVENT,
  type PreviewEventParams,
  type PreviewParams,
  type PreviewResult,
} from '../../protocol.ts';
import { compileCategory } from '../../spec/index.ts';
import type { Session } from '../session.ts';
import type { Analysis } from '../workspace/analysis.ts';
import { isTooLarge, MAXIMUM_MEGABYTES } from '../workspace/membership.ts';
import { normalUri } from '../workspace/open-document.ts';
import { createCitationPlacer } from './citation-place.ts';
import { EventStream } from './event-stream.ts';

/**
 * Puts a prompt to the spec of a document, and tells what comes of it as it comes.
 *
 * @param tell by default sends it to the client
 */
export async function runPreview(
  session: Session,
  params: PreviewParams,
  signal: AbortSignal,
  tell: (event: PreviewEventParams) => void = (event) =>
    void session.connection.sendNotification(PREVIEW_EVENT, event).catch(() => undefined),
): Promise<PreviewResult> {
  const { token, uri, prompt, category } = params;
  if (!session.trusted)
    return failed('Trust this workspace to preview prompts: until then its spec is only checked, and no model is asked.');
  if (prompt.trim() === '') return failed('Write a prompt to put to the spec.');
  const document = await session.workspace.document(uri);
  if (document && isTooLarge(document))
    return failed(`This file is too large, as a spec has ${MAXIMUM_MEGABYTES} MB at most: split it into several files.`);
  const analysis = document && (await session.workspace.analysisOf(document));
  if (analysis === null)
    return failed('This file is not taken for a spec: choose "Treat as spec" first, or list it in deliberate.yaml.');
  const { spec } = analysis;
  if (spec.clauses.length === 0)
    return failed('This spec has no clause yet: write one, such as "The assistant must not …", then preview the prompt.');
  if (category !== undefined && !spec.categories.some((each) => each.id === category))
    return failed(
      'The category that was asked for is not in this spec any more: preview the prompt again from the spec as it is now.',
    );

  const placeOf = createCitationPlacer(analysis);
  const stream = new EventStream((event) => {
    const place = event.kind === 'citation' ? { place: placeOf(event.citation) } : {};
    tell({ token, event, ...place });
  });
  const end = await ask(session, params, analysis, (event) => signal.aborted || stream.push(event), signal);
  if (end.kind !== 'done') {
    stream.drop();
    return end;
  }
  stream.flush();
  const { deliberation, truncated } = end;
  return { kind: 'done', deliberation, places: deliberation.citations.map(placeOf), truncated };
}

type Asked = Extract<DeliberationEnd, { kind: 'done' }> | Exclude<PreviewResult, { kind: 'done' }>;

async function ask(
  session: Session,
  { uri, prompt, category, model: name }: PreviewParams,
  analysis: Analysis,
  onEvent: (event: DeliberationEvent) => void,
  signal: AbortSignal,
): Promise<Asked> {
  const opened = name === 'rehearsal' ? null : openModel(name, session.environment);
  if (opened?.kind === 'refused') return failed(opened.message);
  const countTokens = await loadTokenCounter();
  if (signal.aborted) return { kind: 'cancelled' };
  const request = {
    spec: analysis.spec,
    source: sourceOf(analysis, uri),
    prompt,
    category,
    compile: (spec: Analysis['spec'], id: string | null) => compileCategory(spec, id, { heldOutPrompt: prompt }),
    retrieveCategory: (spec: Analysis['spec'], text: string) => createRetriever(spec).retrieveCategory(text),
    countTokens,
    onEvent,
    signal,
    now: () => performance.now(),
  };
  const end = await (opened ? deliberate({ ...request, model: opened.model }) : rehearse(request));
  return end.kind === 'failed' ? failed(faultSentence(end.fault)) : end;
}

/** The file that was asked from, and a hash over all files of its spec. */
function sourceOf({ files, spec }: Analysis, uri: string): { readonly path: string; readonly hash: string } {
  const path = files.find((file) => normalUri(file.uri) === normalUri(uri))?.path ?? uri;
  return { path, hash: hashSpec(spec.files) };
}

function failed(message: string): Extract<PreviewResult, { kind: 'failed' }> {
  return { kind: 'failed', message };
}
