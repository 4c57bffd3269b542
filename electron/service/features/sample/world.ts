/** The invented bank, its products and places. Any likeness to a real firm is accidental. */
export type Language = 'zh' | 'hant' | 'en';
export type InterfaceLanguage = 'zh' | 'en';

export const brands = {
  bank: { zh: '澄屿银行', en: 'Clarisle Bank', aliases: ['澄屿', '澄嶼', 'Clarisle'], competitor: false },
  wealth: { zh: '澄屿理财', en: 'Clarisle Wealth', aliases: ['静水90天', '远帆混合', '晨汐现金', 'Stillwater 90', 'Far Sail', 'Morning Tide'], competitor: false },
  card: { zh: '澄屿信用卡', en: 'Clarisle Card', aliases: ['浅湾卡', 'Shoal Card'], competitor: false },
  insurance: { zh: '澄屿保险', en: 'Clarisle Insurance', aliases: ['安渚住院医疗', 'Havenshore'], competitor: false },
  halvern: { zh: '雁浦银行', en: 'Halvern Bank', aliases: ['雁浦', 'Halvern'], competitor: true },
  tarrowby: { zh: '霁川银行', en: 'Tarrowby Bank', aliases: ['霁川', 'Tarrowby'], competitor: true },
} as const;
export type BrandKey = keyof typeof brands;

export const channels = {
  call: { zh: '热线转写', en: 'Hotline calls' },
  chat: { zh: '在线客服', en: 'Live chat' },
  complaint: { zh: '投诉工单', en: 'Complaints' },
  review: { zh: 'App 评价', en: 'App reviews' },
  post: { zh: '社交帖子', en: 'Social posts' },
  survey: { zh: '满意度问卷', en: 'Survey answers' },
} as const;
export type ChannelKey = keyof typeof channels;
export const channelKeys: readonly ChannelKey[] = ['call', 'chat', 'complaint', 'review', 'post', 'survey'];

export const topics = ['fee', 'feeBefore', 'feeAfter', 'redemption', 'login', 'branch', 'dispute', 'insurance', 'points', 'praise', 'rival'] as const;
export type Topic = (typeof topics)[number];

/** Whether a message is about fees, whatever the phase. */
export const isAboutFees = (topic: Topic): boolean => topic === 'fee' || topic === 'feeBefore' || topic === 'feeAfter';

/** The brand that each topic is about; a rival's name is chosen with the post. */
export const brandOfTopic: Readonly<Record<Topic, BrandKey>> = {
  fee: 'wealth',
  feeBefore: 'wealth',
  feeAfter: 'wealth',
  redemption: 'wealth',
  login: 'bank',
  branch: 'bank',
  dispute: 'card',
  insurance: 'insurance',
  points: 'card',
  praise: 'bank',
  rival: 'halvern',
};

/** The fund whose fee changes. */
export const fund = { zh: '静水90天', hant: '靜水90天', en: 'Stillwater 90' } as const;
export const products = {
  zh: ['静水90天', '远帆混合', '静水30天'],
  hant: ['靜水90天', '遠帆混合'],
  en: ['Stillwater 90', 'Far Sail', 'Stillwater 30'],
} as const;
export const productOfTopic: Readonly<Partial<Record<Topic, { zh: string; en: string }>>> = {
  fee: { zh: '静水90天', en: 'Stillwater 90' },
  feeBefore: { zh: '静水90天', en: 'Stillwater 90' },
  feeAfter: { zh: '静水90天', en: 'Stillwater 90' },
  login: { zh: '手机银行', en: 'Mobile app' },
  dispute: { zh: '浅湾信用卡', en: 'Shoal Card' },
  points: { zh: '浅湾信用卡', en: 'Shoal Card' },
  insurance: { zh: '安渚住院医疗', en: 'Havenshore Hospital Cover' },
};

export const rivals = {
  zh: { halvern: '雁浦银行', tarrowby: '霁川银行' },
  hant: { halvern: '雁浦銀行', tarrowby: '霽川銀行' },
  en: { halvern: 'Halvern', tarrowby: 'Tarrowby' },
} as const;

/** Cities with the region they count to. */
export const cities = [
  { zh: '上海', hant: '上海', en: 'Shanghai', region: 'east' },
  { zh: '杭州', hant: '杭州', en: 'Hangzhou', region: 'east' },
  { zh: '苏州', hant: '蘇州', en: 'Suzhou', region: 'east' },
  { zh: '北京', hant: '北京', en: 'Beijing', region: 'north' },
  { zh: '天津', hant: '天津', en: 'Tianjin', region: 'north' },
  { zh: '广州', hant: '廣州', en: 'Guangzhou', region: 'south' },
  { zh: '深圳', hant: '深圳', en: 'Shenzhen', region: 'south' },
  { zh: '成都', hant: '成都', en: 'Chengdu', region: 'west' },
  { zh: '西安', hant: '西安', en: "Xi'an", region: 'west' },
  { zh: '武汉', hant: '武漢', en: 'Wuhan', region: 'central' },
] as const;
export const southernCities = [
  { zh: '香港', hant: '香港', en: 'Hong Kong', region: 'overseas' },
  { zh: '澳门', hant: '澳門', en: 'Macau', region: 'overseas' },
  { zh: '台北', hant: '台北', en: 'Taipei', region: 'overseas' },
] as const;
export type City = (typeof cities)[number] | (typeof southernCities)[number];

export const regions = {
  east: { zh: '华东', en: 'East' },
  north: { zh: '华北', en: 'North' },
  south: { zh: '华南', en: 'South' },
  west: { zh: '西部', en: 'West' },
  central: { zh: '华中', en: 'Central' },
  overseas: { zh: '港澳台', en: 'HK, Macau, Taiwan' },
} as const;

export const segments = {
  retail: { zh: '大众', en: 'Retail' },
  wealth: { zh: '财富', en: 'Wealth' },
  private: { zh: '私人银行', en: 'Private' },
  business: { zh: '小微企业主', en: 'Small business' },
  student: { zh: '学生', en: 'Student' },
  senior: { zh: '长者', en: 'Senior' },
} as const;
export type SegmentKey = keyof typeof segments;

export const roads = [
  { zh: '青枫路', hant: '青楓路', en: 'Qingfeng Road' },
  { zh: '临江', hant: '臨江', en: 'Riverside' },
  { zh: '望湖路', hant: '望湖路', en: 'Lakeview Road' },
  { zh: '石桥', hant: '石橋', en: 'Stone Bridge' },
  { zh: '桂花园', hant: '桂花園', en: 'Osmanthus Garden' },
  { zh: '梧桐里', hant: '梧桐里', en: 'Wutong Lane' },
] as const;

export const merchants = {
  zh: ['星屿影音会员', '拾光健身', '木棉生活馆', '蓝莓云盘', '小满优选'],
  hant: ['星嶼影音', '拾光健身', '木棉生活館'],
  en: ['Starlet Video', 'Pebble Gym', 'Quillbox', 'Lantern Cloud'],
} as const;
