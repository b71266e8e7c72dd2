import { firstFrom } from '../../spec/located.ts';
import type { Block, Span, Spec } from '../../spec/model.ts';
import type { Completion, Completions } from '../completion.ts';
import { createLookup } from '../spec-lookup.ts';
import { type DescribedRules, suppressionCompletion } from '../suppression-help.ts';
import { completeAttribute } from './complete-attribute.ts';
import { completeFrontMatter } from './complete-front-matter.ts';
import { completeLink } from './complete-link.ts';
import { completeRating, completeTag, completeTagAttribute } from './complete-tag.ts';
import { completeViolation } from './complete-violation.ts';
import { completeWord } from './complete-word.ts';
import type { CompletionPlace } from './place.ts';
import { completeSnippet } from './snippets.ts';

/** What is known beside the spec. */
export interface CompletionSurroundings {
  /** the editor knows snippets, with tab stops */
  readonly snippets: boolean;
  /** what there is for comments to the linter; looked at in comments alone */
  readonly rules: DescribedRules;
}

/** What can be written at a place in a spec, the likeliest first. */
export function completeSpec(
  spec: Spec,
  path: string,
  offset: number,
  place: CompletionPlace,
  { snippets, rules }: CompletionSurroundings,
): Completions {
  const text = spec.files.find((file) => file.path === path)?.text ?? '';
  const block = blockBefore(spec, path, offset);
  const conversation = conversationBefore(text, block, offset);
  switch (place.kind) {
    case 'front-matter':
      return all(completeFrontMatter(place.span, place.key, place.keys));
    case 'violation':
      return conversation === null ? NOTHING : completeViolation(spec, createLookup(spec), path, place.span, place.typed);
    case 'tag':
      return conversation === null
        ? NOTHING
        : all(completeTag(cutTo(conversation, offset, place), place.span, place.isClosing, snippets));
    case 'tag-attribute':
      return conversation === null ? NOTHING : all(completeTagAttribute(place.tag, place.others, place.span, snippets));
    case 'comment':
      if (block?.kind !== 'example' && block?.kind !== 'code') return all(suppressionCompletion(text, offset, rules));
      return conversation === null || place.span === null
        ? NOTHING
        : all(completeRating(conversation, place.span, place.isClosed, snippets));
    case 'link':
      return isProse(block) ? completeLink(spec, createLookup(spec), path, place.span, place.typed) : NOTHING;
    case 'attribute':
      return isProse(block) ? all(completeAttribute(spec, path, place)) : NOTHING;
    case 'word':
      return isProse(block)
        ? all([...completeWord(spec, createLookup(spec), path, place), ...(snippets ? completeSnippet(spec, path, place) : [])])
        : NOTHING;
  }
}

const NOTHING: Completions = { found: [], isIncomplete: false };

function all(found: readonly Completion[]): Completions {
  return { found, isIncomplete: false };
}

/** The block that the character before the cursor stands in; null at the head of the file, and behind all that an excerpt has. */
function blockBefore({ blocks }: Spec, path: string, offset: number): Block | null {
  const own = blocks.filter((block) => block.path === path);
  const block = own[firstFrom(own, offset) - 1];
  return block && block.span.end >= offset ? block : null;
}

/** Where people write rules: not in examples and other code, not in comments. */
function isProse(block: Block | null): boolean {
  switch (block?.kind) {
    case 'front-matter':
    case 'example':
    case 'code':
    case 'comment':
      return false;
    case 'heading':
    case 'prose':
    case 'list':
    case 'commentary':
    case 'quote':
    case 'table':
    case 'link-definition':
    case 'rule':
    case 'blank':
    case undefined:
      return true;
  }
}

/** What stands in an example before the cursor; null outside of one. A fence with nothing in it yet may become one. */
function conversationBefore(text: string, block: Block | null, offset: number): string | null {
  if (block?.kind !== 'example' && block?.kind !== 'code') return null;
  const first = text.indexOf('\n', block.span.start) + 1;
  if (first === 0 || first > offset) return null;
  const [, language = null] = /^[ \t>]*(?:`{3,}|~{3,})[ \t]*([^\s`]*)/.exec(text.slice(block.span.start, first)) ?? [];
  const isOne = language !== null && (block.kind === 'example' || CONVERSATIONS.includes(language));
  return isOne ? text.slice(Math.max(first, offset - LONGEST_EXAMPLE), offset) : null;
}

/** The languages under which a conversation may stand. Without a language, only what already reads as one is one. */
const CONVERSATIONS = ['xml', 'conversation'];
const LONGEST_EXAMPLE = 50_000;

/** Without the tag that is being written. */
function cutTo(conversation: string, offset: number, { span }: { readonly span: Span }): string {
  return conversation.slice(0, conversation.length - (offset - span.start));
}
