import { withScript } from '../support/visitors.js';
import { seenBy } from './sound.js';

seenBy(withScript);
