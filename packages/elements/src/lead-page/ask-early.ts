import { askEarly } from './first-request.ts';

const ask = (): void => {
  askEarly(document);
};
// It runs as soon as it has arrived, which may be before the page has: then as soon as all of its tags are there.
if (document.readyState === 'loading') document.addEventListener('readystatechange', ask, { once: true });
else ask();
