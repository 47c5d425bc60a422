import { expect, type Locator, type Page } from '@playwright/test';

/** The app as a person uses it: by roles and names, never by structure. */
export class Editor {
  constructor(readonly page: Page) {}

  get canvas(): Locator {
    return this.page.getByTestId('canvas');
  }

  device(path: string): Locator {
    return this.page.locator(`.react-flow__node[data-id="${path}"]`);
  }

  /** Clicks a container by its foot strip, where its name stands. */
  async select(path: string): Promise<void> {
    const box = await this.device(path).boundingBox();
    if (!box) throw new Error(`${path} is not drawn`);
    await this.page.mouse.click(box.x + 24, box.y + box.height - 10);
  }

  async menu(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Menu' }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** Types into the command palette and takes the first that is found: keys alone. */
  async find(words: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await expect(this.page.getByRole('combobox', { name: 'Find commands, parts and devices' })).toBeFocused();
    await this.page.keyboard.type(words);
    await expect(this.page.getByRole('listbox', { name: 'Found' }).getByRole('option').first()).toBeVisible();
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('dialog', { name: 'Find commands, parts and devices' })).toBeHidden();
  }

  /** Presses Tab until the thing has the focus. */
  async tabTo(target: Locator): Promise<void> {
    for (let i = 0; i < 40; i += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    await expect(target, 'reached by Tab').toBeFocused();
  }

  /** Starts from nothing, whatever is open. */
  async newDesign(): Promise<void> {
    await this.menu('New design');
    await expect(this.page.getByTestId('empty-hints')).toBeVisible();
  }

  /** A row of the palette, found by search if its section is closed. */
  async paletteRow(testId: string): Promise<Locator> {
    const row = this.page.getByTestId(testId);
    if (!(await row.isVisible())) await this.paletteSearch.fill(testId.replace(/^palette-(system|part|link|pattern)-/, ''));
    await row.scrollIntoViewIfNeeded();
    return row;
  }

  private get paletteSearch(): Locator {
    return this.page.getByRole('searchbox', { name: 'Search parts' });
  }

  /** Drags a row of the palette to a place of the canvas, given as shares of its width and height. */
  async dragFromPalette(testId: string, x: number, y: number): Promise<void> {
    const box = await this.canvas.boundingBox();
    if (!box) throw new Error('no canvas');
    const row = await this.paletteRow(testId);
    await row.dragTo(this.canvas, { targetPosition: { x: box.width * x, y: box.height * y } });
    await expect(this.canvas).toBeFocused();
    if ((await this.paletteSearch.inputValue()) === '') return;
    await this.paletteSearch.fill('');
    await this.page.keyboard.press('F6');
    await expect(this.canvas).toBeFocused();
  }

  /** Drags from the port of one thing to the body of another, by its top strip or middle. */
  async connect(from: string, to: string): Promise<void> {
    await this.device(from).hover();
    const port = this.device(from).locator('[data-port]');
    const start = await port.boundingBox();
    const end = await this.device(to).boundingBox();
    if (!start || !end) throw new Error(`nothing to join: ${from}, ${to}`);
    await this.page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 });
    await this.page.mouse.up();
  }

  /** Draws a marquee around things. */
  async marquee(paths: readonly string[]): Promise<void> {
    const boxes = await Promise.all(paths.map((path) => this.device(path).boundingBox()));
    const rects = boxes.filter((box) => box !== null);
    const [x1, y1] = [Math.min(...rects.map(({ x }) => x)) - 8, Math.min(...rects.map(({ y }) => y)) - 8];
    const [x2, y2] = [Math.max(...rects.map(({ x, width }) => x + width)) + 8, Math.max(...rects.map(({ y, height }) => y + height)) + 8];
    await this.page.mouse.move(x1, y1);
    await this.page.mouse.down();
    await this.page.mouse.move((x1 + x2) / 2, (y1 + y2) / 2, { steps: 4 });
    await this.page.mouse.move(x2, y2, { steps: 4 });
    await this.page.mouse.up();
  }

  async overlay(name: 'Design' | 'Load' | 'KV traffic' | 'Cost'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Overlay' }).getByText(name, { exact: true }).click();
  }

  async dock(tab: string): Promise<Locator> {
    await this.page
      .getByRole('tablist', { name: 'Dock panels' })
      .getByRole('tab', { name: new RegExp(`^${tab}`) })
      .click();
    return this.page.getByRole('tabpanel', { name: new RegExp(`^${tab}`) });
  }

  /** Makes a pool of what is selected, from the inspector. */
  async makePool(role: string): Promise<void> {
    await this.page.getByTestId('inspector').getByRole('button', { name: 'Make a pool…' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Make a pool' });
    await dialog.getByRole('combobox', { name: 'Role' }).selectOption(role);
    await dialog.getByRole('button', { name: 'Make pool' }).click();
    await expect(dialog).toBeHidden();
  }

  /** Waits for the estimate of the drawing as it is now. */
  async estimated(): Promise<void> {
    await expect(this.page.getByTestId('tile-ttft-mean')).toBeVisible();
  }

  async run(): Promise<void> {
    await this.page.getByRole('button', { name: /^Run/ }).click();
    await expect(this.page.getByTestId('tile-ttft-p50')).toBeVisible({ timeout: 60_000 });
  }
}
