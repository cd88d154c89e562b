import { describe, expect, it } from 'vitest';
import { svgColourOf } from './svg-colour';
import { SvgSurface } from './svg-surface';

const newSurface = (): SvgSurface =>
  new SvgSurface({
    textPx: (text, font) => text.length * (font.includes('20px') ? 10 : 5),
    colourOf: svgColourOf,
  });

/** The elements between the root and its end. */
const elementsOf = (surface: SvgSurface): string =>
  /^<svg [^>]*>(.*)<\/svg>\n$/s.exec(surface.document(10, 10, '', ''))?.[1] ?? '';

describe('SvgSurface', () => {
  it('writes a line with its colour, width and dashes', () => {
    const surface = newSurface();
    surface.strokeStyle = 'rgba(255, 0, 0, 0.5)';
    surface.lineWidth = 1.5;
    surface.lineJoin = 'round';
    surface.setLineDash([4, 3]);
    surface.beginPath();
    surface.moveTo(0.123, 1);
    surface.lineTo(2, 3);
    surface.stroke();
    expect(elementsOf(surface)).toBe(
      '<path d="M0.12 1L2 3" fill="none" stroke="#ff0000" stroke-opacity="0.5" stroke-width="1.5" stroke-dasharray="4 3" stroke-linejoin="round"/>',
    );
  });

  it('writes text as text, with its anchor, on a baseline of its own', () => {
    const surface = newSurface();
    surface.font = '600 20px sans-serif';
    surface.textAlign = 'right';
    surface.textBaseline = 'middle';
    surface.fillText('a < b', 30, 10);
    expect(elementsOf(surface)).toBe(
      '<text x="30" y="17" font-size="20" font-weight="600" text-anchor="end" fill="#000">a &lt; b</text>',
    );
    expect(surface.measureText('abc').width).toBe(30);
  });

  it('limits what follows a clip to its path, and ends the clip and the style at restore', () => {
    const surface = newSurface();
    surface.save();
    surface.translate(5, 6);
    surface.beginPath();
    surface.rect(0, 0, 4, 3);
    surface.clip();
    surface.fillStyle = '#0000ff';
    surface.fillRect(1, 1, 2, 2);
    surface.restore();
    surface.fillRect(0, 0, 1, 1);
    expect(elementsOf(surface)).toBe(
      '<g transform="translate(5 6)"><clipPath id="clip1"><path d="M0 0h4v3h-4Z"/></clipPath><g clip-path="url(#clip1)">' +
        '<path d="M1 1h2v2h-2Z" fill="#0000ff"/></g></g><path d="M0 0h1v1h-1Z" fill="#000"/>',
    );
  });

  it('writes cells as rectangles, one path for each colour, without those that are transparent', () => {
    const [red, none] = [
      [255, 0, 0, 255],
      [0, 0, 0, 0],
    ];
    const data = Uint8ClampedArray.from([red, red, none, none, red, none].flat());
    const cells = { width: 3, height: 2, getContext: () => ({ getImageData: () => ({ data }) }) };
    const surface = newSurface();
    surface.drawImage(cells as unknown as HTMLCanvasElement, 10, 20, 30, 8);
    expect(elementsOf(surface)).toBe(
      '<path d="M10 20h20v4h-20ZM20 24h10v4h-10Z" fill="#ff0000" shape-rendering="crispEdges"/>',
    );
  });

  it('closes what is open and names the image', () => {
    const surface = newSurface();
    surface.translate(1, 1);
    expect(surface.document(20.5, 10, 'TTFT "a"', 'Arial')).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="20.5" height="10" viewBox="0 0 20.5 10" role="img" aria-label="TTFT &quot;a&quot;"' +
        ' font-family="Arial"><g transform="translate(1 1)"></g></svg>\n',
    );
  });
});
