/** Entry of the discussion's bundle: registers `<parley-discussion>`, and nothing else. */
import './discussion/parley-discussion.js';
