import * as vscode from 'vscode';
import {
  EXPLAIN_COMMAND,
  type Range,
  type ReviewedFinding,
  type ReviewedPlace,
  type TextSpan,
} from '../../../server/src/protocol.ts';
import { type Change, moveFinding, stillStands } from './tracked-finding.ts';

/** What reviews found and what still holds of it: shown as diagnostics of their own, which move with their clauses. */
export class ReviewFindings implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('deliberate-review');
  readonly #subscriptions: vscode.Disposable[];
  #findings: readonly ReviewedFinding[] = [];

  constructor() {
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument((change) => this.#follow(changesOf(change))),
      vscode.workspace.onDidOpenTextDocument((document) => this.#lookAgain(document)),
      vscode.workspace.onDidDeleteFiles(({ files }) => this.#forgetFiles(files)),
    ];
  }

  /**
   * Shows what a review found, in place of what earlier ones found in the same stretch of text.
   *
   * @param changes what was edited since the review began
   */
  replace(scope: readonly TextSpan[], findings: readonly ReviewedFinding[], changes: readonly Change[]): void {
    const fresh = findings.flatMap((finding) => follow(withNormalUris(finding), changes) ?? []);
    const others = this.#findings.filter(({ places }) => !places.some((place) => scope.some((span) => isIn(place, span))));
    this.#findings = [...others, ...fresh];
    this.#show();
  }

  /** The findings at a place of a document. */
  at(uri: vscode.Uri, range: vscode.Range): readonly ReviewedFinding[] {
    return this.#findings.filter(({ places: [first] }) => {
      return first?.uri === uri.toString() && shownRange(first).intersection(range) !== undefined;
    });
  }

  remove(finding: ReviewedFinding): void {
    this.#findings = this.#findings.filter((each) => each.message !== finding.message || each.rule !== finding.rule);
    this.#show();
  }

  clear(): void {
    this.#findings = [];
    this.#show();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#collection.dispose();
  }

  #follow(changes: readonly Change[]): void {
    if (this.#findings.length === 0 || changes.length === 0) return;
    const left = this.#findings.flatMap((finding) => follow(finding, changes) ?? []);
    if (left.length === this.#findings.length && left.every((each, index) => each === this.#findings[index])) return;
    this.#findings = left;
    this.#show();
  }

  /** A file may have been changed while no editor had it open. */
  #lookAgain(document: vscode.TextDocument): void {
    const left = this.#findings.filter((finding) => stillStands(finding, document.uri.toString(), document.getText()));
    if (left.length === this.#findings.length) return;
    this.#findings = left;
    this.#show();
  }

  #forgetFiles(files: readonly vscode.Uri[]): void {
    const gone = new Set(files.map(String));
    this.#findings = this.#findings.filter(({ places }) => !places.some(({ uri }) => gone.has(uri)));
    this.#show();
  }

  #show(): void {
    this.#collection.clear();
    for (const uri of new Set(this.#findings.flatMap(({ places: [first] }) => first?.uri ?? []))) {
      const own = this.#findings.filter(({ places: [first] }) => first?.uri === uri);
      this.#collection.set(vscode.Uri.parse(uri), own.flatMap(toDiagnostic));
    }
  }
}

const REVIEW_SOURCE = 'deliberate review';

function toDiagnostic({ rule, severity, message, places }: ReviewedFinding): vscode.Diagnostic[] {
  const [first, ...others] = places;
  if (first === undefined) return [];
  const diagnostic = new vscode.Diagnostic(
    shownRange(first),
    message,
    severity === 'info' ? vscode.DiagnosticSeverity.Information : vscode.DiagnosticSeverity.Warning,
  );
  diagnostic.source = REVIEW_SOURCE;
  const query = JSON.stringify([rule]);
  diagnostic.code = { value: rule, target: vscode.Uri.from({ scheme: 'command', path: EXPLAIN_COMMAND, query }) };
  diagnostic.relatedInformation = others.map(
    (place) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(vscode.Uri.parse(place.uri), shownRange(place)),
        `The other clause, under ${place.title}`,
      ),
  );
  return [diagnostic];
}

/** Where the quoted words stand now: by offset in a document that is open, else where the review found them. */
function shownRange({ uri, start, end, range }: ReviewedPlace): vscode.Range {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  return open ? new vscode.Range(open.positionAt(start), open.positionAt(end)) : editorRange(range);
}

export function editorRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** In the order in which they can be made one after another. */
export function changesOf({ document, contentChanges }: vscode.TextDocumentChangeEvent): readonly Change[] {
  const uri = document.uri.toString();
  return contentChanges.map(({ rangeOffset, rangeLength, text }) => ({ uri, rangeOffset, rangeLength, text }));
}

function follow(finding: ReviewedFinding, changes: readonly Change[]): ReviewedFinding | null {
  let moved: ReviewedFinding | null = finding;
  for (const change of changes) moved = moved && moveFinding(moved, change);
  return moved;
}

function isIn(place: ReviewedPlace, scope: TextSpan): boolean {
  return place.uri === normalized(scope.uri) && scope.start <= place.start && place.start <= scope.end;
}

function withNormalUris(finding: ReviewedFinding): ReviewedFinding {
  return { ...finding, places: finding.places.map((place) => ({ ...place, uri: normalized(place.uri) })) };
}

/** One spelling of a URI, as documents have it. */
function normalized(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}
