import { withoutScript } from '../support/visitors.js';
import { seenBy } from './sound.js';

seenBy(withoutScript);
