/** Entry of the chat's bundle: registers `<parley-chat>`, and nothing else. */
import './chat/parley-chat.js';
