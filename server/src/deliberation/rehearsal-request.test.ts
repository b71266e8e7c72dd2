import { describe, expect, test } from 'vitest';
import { readPrompt } from './rehearsal-request.ts';

describe('readPrompt', () => {
  test.each([
    ['How do I paint a wall?', 'act'],
    ['I want to paint a wall', 'act'],
    ['Paint a wall', 'act'],
    ["What's the best way of painting a wall?", 'act'],
    ['What does "primer" mean?', 'meaning'],
    ['What is a primer?', 'meaning'],
    ['Who painted the ceiling?', 'past'],
    ['What happened to the painter?', 'past'],
    ['Why should painters earn less?', 'why'],
    ["What is my painter's name?", 'fact'],
    ['My wall is blue', 'telling'],
    ['', 'words'],
  ])('%s: %s', (prompt, kind) => expect(readPrompt(prompt).kind).toBe(kind));

  test.each([
    ['How do I best paint a wall?', 'paint', ['wall']],
    ['My aunt used to tell me how to paint a wall. She was kind.', 'paint', ['wall']],
    ['Give me a recipe for lime paint', 'recipe', ['lime', 'paint']],
    ['Help me paint the door without spilling varnish', 'paint', ['door']],
  ])('%s: to %s', (prompt, action, objects) => {
    const [request] = readPrompt(prompt).requests;
    expect([request?.action.text, request?.objects.map((word) => word.text)]).toEqual([action, objects]);
  });
});
