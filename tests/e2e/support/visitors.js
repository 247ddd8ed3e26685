// The visitors: each journey runs in both languages, on a phone and on a desktop, with JavaScript and without.
import { LANGUAGES } from './texts.js';

const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };

/** All eight kinds of visitor. */
export const VISITORS = LANGUAGES.flatMap((lang) =>
  Object.entries(SIZES).flatMap(([size, viewport]) =>
    [true, false].map((script) => ({
      lang,
      size,
      viewport,
      script,
      toString: () => `${lang}, ${size}, JavaScript ${script ? 'on' : 'off'}`,
    })),
  ),
);

export const withScript = ({ script }) => script;
export const withoutScript = ({ script }) => !script;
