/**
 * Follows a page that is dark without saying so: where no `color-scheme` is set, light inherited text means a dark page.
 * A page or a host that sets `color-scheme` decides.
 */
export function followColorScheme(element: HTMLElement): void {
  element.style.colorScheme = '';
  const { colorScheme, color } = getComputedStyle(element);
  const rgb = /^rgba?\((\d+), (\d+), (\d+)/.exec(color);
  if (colorScheme !== 'normal' || !rgb) return;
  const [r = 0, g = 0, b = 0] = rgb.slice(1).map(Number);
  element.style.colorScheme = r * 0.3 + g * 0.6 + b * 0.1 > 150 ? 'dark' : 'light';
}
