// Side views, front to the right, on a field of 340 x 150. `shell` runs from the rear bumper over the roof to the front bumper.
const shapes = {
  city: {
    wheels: [102, 236, 20],
    shell:
      'M62 118 C58 100 60 88 66 78 C72 62 84 48 104 42 C138 36 176 38 196 46 C214 56 226 68 236 76 C256 80 272 86 276 98 C278 106 278 112 274 118 Z',
    glass: ['M84 76 C88 62 96 53 108 50 L142 48 L142 76 Z', 'M149 48 C170 47 184 49 192 54 C204 62 212 70 217 76 L149 76 Z'],
    doors: ['M145 46 L145 112', 'M214 78 L212 112'],
    handles: [[196, 84]],
    lamps: [
      [60, 84, 9, 13],
      [262, 90, 14, 8],
    ],
  },
  hatchback: {
    wheels: [88, 252, 21],
    shell:
      'M40 118 C36 104 38 92 44 82 C52 66 68 50 94 43 C134 36 178 38 200 47 C220 57 232 68 244 76 C270 80 292 87 297 100 C299 108 298 114 294 118 Z',
    glass: ['M62 77 C70 63 82 54 98 51 L140 48 L140 77 Z', 'M147 48 C172 47 188 50 197 55 C211 63 220 71 226 77 L147 77 Z'],
    doors: ['M143 46 L143 113', 'M222 80 L220 113'],
    handles: [
      [130, 86],
      [204, 86],
    ],
    lamps: [
      [37, 88, 12, 11],
      [279, 92, 17, 8],
    ],
  },
  saloon: {
    wheels: [82, 258, 21],
    shell:
      'M22 116 C18 100 20 88 28 80 C44 75 60 73 74 71 C90 56 108 45 134 42 C160 39 184 42 202 50 C220 59 234 69 246 75 C276 79 304 86 312 100 C314 108 313 113 309 118 L24 118 Z',
    glass: ['M88 75 C100 61 114 53 134 50 L150 49 L150 75 Z', 'M157 49 C178 48 192 51 200 56 C214 63 222 70 228 75 L157 75 Z'],
    doors: ['M153 46 L153 113', 'M226 78 L224 113', 'M96 78 L104 96'],
    handles: [
      [138, 85],
      [208, 85],
    ],
    lamps: [
      [20, 83, 16, 9],
      [291, 91, 20, 8],
    ],
  },
  estate: {
    wheels: [80, 260, 21],
    shell:
      'M24 118 C20 104 20 92 26 80 C32 64 42 50 58 45 C104 39 170 39 200 47 C220 57 234 68 246 75 C276 79 304 86 312 100 C314 108 313 113 309 118 Z',
    glass: [
      'M46 75 C50 62 56 55 66 52 L96 50 L96 75 Z',
      'M102 50 L150 48 L150 75 L102 75 Z',
      'M157 48 C178 48 190 51 198 55 C212 62 222 70 228 75 L157 75 Z',
    ],
    doors: ['M153 46 L153 113', 'M226 78 L224 113', 'M99 48 L106 96'],
    handles: [
      [138, 85],
      [208, 85],
    ],
    lamps: [
      [23, 76, 9, 17],
      [291, 91, 20, 8],
    ],
    rails: 'M70 42 C110 37 160 37 188 41',
  },
  suv: {
    wheels: [86, 256, 27],
    shell:
      'M32 112 C27 94 28 78 33 66 C40 44 50 30 70 26 C118 20 178 21 204 29 C220 38 230 50 240 61 C272 64 298 71 305 86 C308 98 308 106 305 114 Z',
    glass: [
      'M48 62 C53 46 60 37 74 34 L102 32 L102 62 Z',
      'M109 32 L151 31 L151 62 L109 62 Z',
      'M158 31 C180 30 194 33 201 37 C212 45 219 54 224 62 L158 62 Z',
    ],
    doors: ['M154 29 L154 108', 'M224 66 L222 108', 'M105 30 L112 86'],
    handles: [
      [140, 72],
      [206, 72],
    ],
    lamps: [
      [29, 68, 10, 19],
      [285, 75, 20, 9],
    ],
    rails: 'M80 23 C120 17 168 18 190 23',
    cladding: true,
  },
  cabriolet: {
    wheels: [84, 256, 21],
    shell:
      'M26 118 C22 104 24 92 32 84 C50 77 76 75 100 76 L206 76 C220 75 234 75 246 77 C276 81 300 88 306 102 C308 110 307 114 303 118 Z',
    glass: ['M200 76 C194 64 186 55 176 48 L182 47 C196 54 208 64 216 76 Z'],
    doors: ['M136 78 L134 112', 'M214 79 L212 112'],
    handles: [[148, 88]],
    lamps: [
      [25, 88, 14, 8],
      [286, 93, 18, 8],
    ],
    seats: 'M122 76 C118 64 122 56 130 56 C137 56 138 66 138 76 Z M158 76 C154 64 158 56 166 56 C173 56 174 66 174 76 Z',
  },
  van: {
    wheels: [84, 262, 23],
    shell:
      'M26 114 L26 34 C27 26 32 22 42 21 L196 21 C214 22 224 30 236 48 L250 68 C276 72 300 78 306 92 C308 102 307 110 304 116 L28 116 Z',
    glass: ['M176 34 L194 34 C208 35 216 42 226 56 L234 68 L176 68 Z'],
    doors: ['M170 26 L170 110', 'M236 72 L234 110', 'M96 28 L96 108'],
    handles: [
      [158, 76],
      [184, 78],
    ],
    lamps: [
      [26, 62, 7, 22],
      [288, 82, 17, 10],
    ],
  },
};

const wheel = (x, y, r) => `<g transform="translate(${x} ${y})"><circle r="${r}" fill="#191b1f"/><circle r="${r * 0.66}" fill="#c9ced4"/>
<circle r="${r * 0.56}" fill="#8e959d"/>${[0, 72, 144, 216, 288].map((turn) => `<rect x="${-r * 0.07}" y="${-r * 0.6}" width="${r * 0.14}" height="${r * 0.6}" rx="1" fill="#dfe3e7" transform="rotate(${turn})"/>`).join('')}
<circle r="${r * 0.14}" fill="#4a4f56"/></g>`;

/** A car as SVG: its body's shape in its paint. */
export function carPicture(body, paint) {
  const { wheels, shell, glass, doors, handles, lamps, rails, cladding, seats } = shapes[body];
  const [rear, front, r] = wheels;
  const arch = (x) => `<circle cx="${x}" cy="118" r="${r + 4}" fill="${cladding ? '#2b2e33' : '#16181b'}"/>`;
  const [tail, head] = lamps;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 340 150" width="340" height="150">
<defs><linearGradient id="sheen" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".34"/><stop offset=".42" stop-color="#fff" stop-opacity=".04"/><stop offset=".6" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".34"/></linearGradient>
<linearGradient id="glass" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#54626f"/><stop offset="1" stop-color="#222a32"/></linearGradient>
<clipPath id="body"><path d="${shell}"/></clipPath></defs>
<ellipse cx="${(rear + front) / 2}" cy="139" rx="${(front - rear) * 0.82}" ry="6" fill="#000" opacity=".16"/>
${seats ? `<path d="${seats}" fill="#3a2c25"/>` : ''}
<path d="${shell}" fill="${paint}"/><path d="${shell}" fill="url(#sheen)" stroke="#000" stroke-opacity=".28" stroke-width="1"/>
<g clip-path="url(#body)">${cladding ? '<rect x="0" y="103" width="340" height="40" fill="#2b2e33"/>' : '<rect x="0" y="110" width="340" height="20" fill="#000" opacity=".28"/>'}${arch(rear)}${arch(front)}
<path d="M0 96 C120 90 220 92 340 100" fill="none" stroke="#fff" stroke-opacity=".22" stroke-width="1.4"/></g>
${glass.map((path) => `<path d="${path}" fill="url(#glass)"/>`).join('')}
${doors.map((path) => `<path d="${path}" fill="none" stroke="#000" stroke-opacity=".26"/>`).join('')}
${handles.map(([x, y]) => `<rect x="${x}" y="${y}" width="12" height="3" rx="1.5" fill="#000" opacity=".4"/>`).join('')}
${rails ? `<path d="${rails}" fill="none" stroke="#9aa1a8" stroke-width="2.4" stroke-linecap="round"/>` : ''}
<rect x="${tail[0]}" y="${tail[1]}" width="${tail[2]}" height="${tail[3]}" rx="3" fill="#c2261c"/>
<rect x="${head[0]}" y="${head[1]}" width="${head[2]}" height="${head[3]}" rx="4" fill="#f4f7fa" stroke="#8c949c" stroke-width=".8"/>
${wheel(rear, 118, r)}${wheel(front, 118, r)}</svg>`;
}
