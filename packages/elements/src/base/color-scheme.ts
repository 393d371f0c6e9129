/**
 * Follows a page that is dark without saying so: where no `color-scheme` is set, light inherited text means a dark page.
 * A page or a host that sets `color-scheme` decides.
 */
export function followColorScheme(element: HTMLElement): void {
  element.style.colorScheme = '';
  const { colorScheme, color } = getComputedStyle(element);
  const [r = 0, g = 0, b = 0] = color.startsWith('rgb') ? (color.match(/\d+/g) ?? []).map(Number) : [];
  if (colorScheme === 'normal' && r + g + b > 450) element.style.colorScheme = 'dark';
}
