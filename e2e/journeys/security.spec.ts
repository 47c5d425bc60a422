import { expect, test } from '../app.ts';

test('a full session asks nobody but its own host, and breaks no content policy @security', async ({ app, address }) => {
  const origin = new URL(address).origin;
  const foreign: string[] = [];
  app.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('blob:')) foreign.push(request.url());
  });
  await app.reload();
  await expect(app.getByTestId('tile-ttft-mean')).toBeVisible();
  await app.getByRole('radiogroup', { name: 'Overlay' }).getByText('Cost').click();
  expect(foreign).toEqual([]);
});

test('a script that somebody slips into the page does not run @security', async ({ context, address }) => {
  const page = await context.newPage();
  await page.goto(address);
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "owned"; setTimeout("document.title = \\"owned\\"")';
    document.body.append(script);
    await new Promise((done) => setTimeout(done, 100));
    return document.title === 'owned';
  });
  expect(ran).toBe(false);
});

test('without the token there is nothing to see @security', async ({ address, context }) => {
  const page = await context.newPage();
  const answer = await page.goto(new URL('/', address).origin);
  expect(answer?.status()).toBe(401);
});
