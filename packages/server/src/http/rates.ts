/** What an hour, a message and a foreign currency are worth. */
import { z } from '@hono/zod-openapi';
import { id } from '../schemas/common.js';
import {
  createHourlyRateInput,
  createServiceRateInput,
  exchangeKey,
  exchangeListQuery,
  exchangeRate,
  exchangeRatePage,
  exchangeRatesSet,
  hourlyRate,
  rateList,
  serviceRate,
  setExchangeRatesInput,
  updateRateInput,
} from '../schemas/rates.js';
import { dropExchangeRate, getExchangeRates, putExchangeRates } from '../services/exchange-rates.js';
import {
  createHourlyRate,
  createServiceRate,
  deleteHourlyRate,
  deleteServiceRate,
  getRates,
  updateHourlyRate,
  updateServiceRate,
} from '../services/rates.js';
import type { App } from './app.js';
import { answer, body, createRoute, refusals, security } from './route.js';

const admins = { tags: ['Rates'], security: [security.agent, security.key] };
const path = '/v1/insights/rates';
const ofHour = z.strictObject({ id: id('hourlyRate') });
const ofService = z.strictObject({ id: id('serviceRate') });
const gone = 'What it was';

const list = createRoute({
  ...{ method: 'get', path, ...admins },
  summary: 'What hours and messages cost, from which day on',
  responses: { 200: answer(rateList, 'All that were ever set'), ...refusals('forbidden') },
});

const createHour = createRoute({
  ...{ method: 'post', path: `${path}/hourly`, ...admins },
  summary: 'Say what an hour costs from a day on',
  description:
    'Of an agent, of a team, or of everybody; the nearest one counts. What was before that day stays as it was reckoned.',
  request: { body: body(createHourlyRateInput) },
  responses: {
    201: answer(hourlyRate, 'Stored'),
    200: answer(hourlyRate, 'It was stored already'),
    ...refusals('forbidden', 'conflict'),
  },
});

const updateHour = createRoute({
  ...{ method: 'put', path: `${path}/hourly/{id}`, ...admins },
  summary: 'Set an hourly rate right',
  request: { params: ofHour, body: body(updateRateInput) },
  responses: { 200: answer(hourlyRate, 'As it is now'), ...refusals('forbidden', 'not_found', 'conflict') },
});

const deleteHour = createRoute({
  ...{ method: 'delete', path: `${path}/hourly/{id}`, ...admins },
  summary: 'Remove an hourly rate',
  request: { params: ofHour },
  responses: { 200: answer(hourlyRate, gone), ...refusals('forbidden', 'not_found') },
});

const createService = createRoute({
  ...{ method: 'post', path: `${path}/services`, ...admins },
  summary: 'Say what an outside service takes from a day on',
  description: 'For each message or conversation; the latest of its name and kind counts. 0 ends it.',
  request: { body: body(createServiceRateInput) },
  responses: {
    201: answer(serviceRate, 'Stored'),
    200: answer(serviceRate, 'It was stored already'),
    ...refusals('forbidden', 'conflict'),
  },
});

const updateService = createRoute({
  ...{ method: 'put', path: `${path}/services/{id}`, ...admins },
  summary: 'Set a service’s rate right',
  request: { params: ofService, body: body(updateRateInput) },
  responses: { 200: answer(serviceRate, 'As it is now'), ...refusals('forbidden', 'not_found', 'conflict') },
});

const deleteService = createRoute({
  ...{ method: 'delete', path: `${path}/services/{id}`, ...admins },
  summary: 'Remove a service’s rate',
  request: { params: ofService },
  responses: { 200: answer(serviceRate, gone), ...refusals('forbidden', 'not_found') },
});

const listExchange = createRoute({
  ...{ method: 'get', path: `${path}/exchange`, ...admins },
  summary: 'What foreign currencies were worth',
  request: { query: exchangeListQuery },
  responses: { 200: answer(exchangeRatePage, 'A page, by currency and day'), ...refusals('forbidden') },
});

const setExchange = createRoute({
  ...{ method: 'put', path: `${path}/exchange`, ...admins },
  summary: 'Say what foreign currencies were worth',
  description:
    'In the reporting currency, each from its day on. Those that are not sent stay. As a list, or as the lines of a CSV file.',
  request: { body: body(setExchangeRatesInput) },
  responses: { 200: answer(exchangeRatesSet, 'How many'), ...refusals('forbidden', 'conflict') },
});

const deleteExchange = createRoute({
  ...{ method: 'delete', path: `${path}/exchange/{currency}/{from}`, ...admins },
  summary: 'Remove an exchange rate',
  request: { params: exchangeKey },
  responses: { 200: answer(exchangeRate, gone), ...refusals('forbidden', 'not_found') },
});

export function rateRoutes(app: App): void {
  app.openapi(list, async (c) => c.json(await getRates(c.get('ctx')), 200));
  app.openapi(createHour, async (c) => {
    const { value, created } = await createHourlyRate(c.get('ctx'), c.req.valid('json'));
    return c.json(value, created ? 201 : 200);
  });
  app.openapi(updateHour, async (c) => {
    const args = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(await updateHourlyRate(c.get('ctx'), args), 200);
  });
  app.openapi(deleteHour, async (c) => {
    return c.json(await deleteHourlyRate(c.get('ctx'), c.req.valid('param').id), 200);
  });
  app.openapi(createService, async (c) => {
    const { value, created } = await createServiceRate(c.get('ctx'), c.req.valid('json'));
    return c.json(value, created ? 201 : 200);
  });
  app.openapi(updateService, async (c) => {
    const args = { ...c.req.valid('json'), ...c.req.valid('param') };
    return c.json(await updateServiceRate(c.get('ctx'), args), 200);
  });
  app.openapi(deleteService, async (c) => {
    return c.json(await deleteServiceRate(c.get('ctx'), c.req.valid('param').id), 200);
  });
  app.openapi(listExchange, async (c) =>
    c.json(await getExchangeRates(c.get('ctx'), c.req.valid('query')), 200),
  );
  app.openapi(setExchange, async (c) =>
    c.json(await putExchangeRates(c.get('ctx'), c.req.valid('json')), 200),
  );
  app.openapi(deleteExchange, async (c) => {
    return c.json(await dropExchangeRate(c.get('ctx'), c.req.valid('param')), 200);
  });
}
