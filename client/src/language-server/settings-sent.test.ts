import { expect, test } from 'vitest';
import { sentSettings, settingsSent } from './settings-sent.ts';

test('the server is told the settings that it asks for, and never the endpoint', () => {
  const settings = { model: 'rehearsal', inlayHints: { titles: true }, openai: { baseUrl: 'https://models.example.com/v1' } };
  expect(sentSettings('deliberate', settings)).toEqual({ model: 'rehearsal', inlayHints: { titles: true } });
  for (const section of ['deliberate.openai', 'deliberate.openai.baseUrl', 'files', '', undefined])
    expect(sentSettings(section, settings)).toBeNull();
  expect(sentSettings('deliberate', null)).toBeNull();
});

test('a change is told without any setting', async () => {
  const sent: unknown[] = [];
  await settingsSent.workspace?.didChangeConfiguration?.(['deliberate'], async (sections) => void sent.push(sections));
  expect(sent).toEqual([undefined]);
});
