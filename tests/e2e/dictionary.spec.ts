import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures/workbench.ts';
import { openSample, patience, runCommand, watchComplaints } from './pages/workbench.ts';

test('the dictionary: a word takes effect at once, stop words, undo, a list in and out', async ({ page, workbench }) => {
  const complaints = watchComplaints(page);
  await openSample(page, workbench);
  await runCommand(page, 'Dictionary: Dictionary and stop words');
  const editor = page.getByRole('tabpanel', { name: 'Dictionary' });
  await expect(editor.getByText('No words of your own yet')).toBeVisible({ timeout: patience });

  // A text is cut as it is typed, and what is selected in it becomes a word.
  const text = editor.getByRole('textbox', { name: 'Text to cut into words' });
  const result = editor.getByRole('group', { name: 'The text cut into words' });
  const parts = () => result.locator('span').allInnerTexts();
  await text.fill('客服真是绝绝子');
  await expect.poll(parts).toEqual(['客服', '真是', '绝', '绝', '子']);
  await text.press('End');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowLeft');
  await expect(editor.getByText('Selected: 绝绝子')).toBeVisible();
  await editor.getByRole('button', { name: 'Add as a word' }).click();
  await expect.poll(parts).toEqual(['客服', '真是', '绝绝子']);
  const words = editor.getByRole('listbox', { name: 'Own words' });
  await expect(words.getByRole('option')).toHaveText(['绝绝子']);

  // By keyboard: one more word, changed in its dialog, and removed.
  const adder = editor.getByRole('textbox', { name: 'New word' });
  await adder.fill('两 个');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/“两 个” cannot be a word/)).toBeVisible();
  await adder.fill('真是绝');
  await page.keyboard.press('Enter');
  await expect(adder).toHaveValue('');
  await expect(words.getByRole('option')).toHaveCount(2);
  await words.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Change the word' });
  await expect(dialog.getByRole('textbox', { name: 'Word', exact: true })).toBeFocused();
  await dialog.getByRole('textbox', { name: 'Frequency' }).fill('many');
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Frequency' }).fill('0');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('never');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(words.getByRole('option', { name: /no word.*never/ })).toBeVisible();
  await words.focus();
  await page.keyboard.press('Delete');
  await expect(words.getByRole('option')).toHaveCount(1);

  // Undo takes back the removing, the change and the adding; the try-out follows.
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+z');
  await expect(editor.getByText('No words of your own yet')).toBeVisible();
  await expect.poll(parts).toEqual(['客服', '真是', '绝', '绝', '子']);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+y');
  await expect.poll(parts).toEqual(['客服', '真是', '绝绝子']);

  // Stop words: one more, one off the list, and back to the first list.
  await editor.getByRole('tab', { name: /^Stop words, Chinese/ }).click();
  const stops = editor.getByRole('listbox', { name: 'Stop words, Chinese' });
  await editor.getByRole('textbox', { name: 'New stop words' }).fill('客服 真是');
  await page.keyboard.press('Enter');
  await expect(stops.getByRole('option').first()).toContainText('客服');
  await expect(result.getByTitle('Chinese word · stop word, not counted')).toHaveText(['客服', '真是']);
  await editor.getByRole('textbox', { name: /^Search the list/ }).fill('yinwei');
  await expect(stops.getByRole('option')).toHaveText('因为');
  await stops.focus();
  await page.keyboard.press('Delete');
  await expect(stops.getByRole('option')).toContainText('taken off');
  await runCommand(page, 'Dictionary: Reset the stop words');
  await expect(page.getByText('2 changes to the list taken back')).toBeVisible();
  await expect(stops.getByRole('option')).toHaveText('因为');

  // A list comes in from a file and goes out to one.
  await editor.getByRole('textbox', { name: /^Search the list/ }).fill('');
  await editor.getByRole('tab', { name: /^Own words/ }).click();
  const list = join(workbench.folder, 'words.txt');
  writeFileSync(list, '朝朝盈 300\n两 个\n绝绝子\n');
  await editor.getByRole('button', { name: 'Import…' }).click();
  const picker = page.getByRole('dialog', { name: 'Add the words of a file…' });
  await picker.getByRole('option', { name: /words\.txt/ }).dblclick();
  await expect(page.getByText('Added 1, changed 0, unchanged 1, removed 0')).toBeVisible();
  await expect(page.getByText('1 row holds no word: 2')).toBeVisible();
  await expect(words.getByRole('option')).toHaveCount(2);
  await editor.getByRole('button', { name: 'Export…' }).click();
  const saver = page.getByRole('dialog', { name: 'Export the list…' });
  await saver.getByRole('textbox', { name: 'File name' }).fill('out.csv');
  await saver.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('2 words exported')).toBeVisible();
  expect(readFileSync(join(workbench.folder, 'out.csv'), 'utf8')).toContain('朝朝盈,300,,');
  expect(complaints).toEqual([]);
});
