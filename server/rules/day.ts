export * from '../text/day.js';
