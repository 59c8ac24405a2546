/** Entry of the figures' bundle: registers `<parley-insights>`, and nothing else. */
import './insights/parley-insights/parley-insights.js';
