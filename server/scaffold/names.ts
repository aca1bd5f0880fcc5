import type { EnterpriseType, Industry } from '../../schemas/vocabulary.js';

/** What hegui.yaml accepts for the types and industries in Chinese, and what files written in Chinese call them. */
export const TYPE_NAMES: Readonly<Record<EnterpriseType, string>> = { production: '生产型', sales: '销售型', service: '服务型' };

export const INDUSTRY_NAMES: Readonly<Record<Industry, string>> = {
  'household-appliance': '家电', 'health-device': '健康器械', ecommerce: '电商', automobile: '汽车', furniture: '家具', elevator: '电梯', 'it-equipment': 'IT设备',
};
