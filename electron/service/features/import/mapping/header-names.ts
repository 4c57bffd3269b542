import type { ImportField } from '#shared/contracts/import.ts';

type NamedField = Exclude<ImportField, 'attribute' | 'skip'>;

/**
 * What exports call their columns: English, simplified and traditional Chinese, normalised by {@link normaliseHeader}.
 * A name stands under one field only.
 */
const names: Record<NamedField, string> = {
  id: `id messageid msgid mid postid tweetid reviewid commentid recordid rowid responseid entryid itemid surveyid feedbackid complaintid uuid guid key
    refno reference referenceno serialno serialnumber no
    消息编号 消息id 消息号 消息序号 编号 序号 记录号 记录编号 记录id 流水号 主键 评论id 评论编号 微博id 帖子id 答卷编号 样本编号 投诉编号 反馈编号 问卷编号 数据编号
    訊息編號 訊息id 消息編號 編號 序號 記錄編號 紀錄編號 流水號 評論編號 評論id 貼文id 問卷編號 客訴編號 投訴編號`,
  text: `text content message body msg comment review feedback verbatim verbatims tweet post remark remarks description utterance sentence transcript
    transcription complaint response answer openanswer note notes narrative consumercomplaintnarrative fulltext messagetext messagebody messagecontent
    reviewtext reviewbody reviewcontent commenttext commentbody posttext tweettext chattext freetext opinion opinions suggestion suggestions inquiry enquiry
    customercomment customerfeedback customermessage usercomment
    内容 消息内容 正文 文本 原文 留言 留言内容 评论 评论内容 评价 评价内容 反馈 反馈内容 意见 建议 意见建议 投诉内容 投诉详情 诉求 诉求内容 客户诉求 问题描述 问题内容
    描述 聊天内容 对话内容 会话内容 发言内容 帖子内容 微博正文 微博内容 客户原话 原话 录音文本 转写文本 语音转写 通话内容 话术 备注 工单内容 咨询内容 问题 回答 文章内容 全文 句子
    內容 訊息內容 消息內容 文字 評論 評論內容 評價 評價內容 回饋 回饋內容 意見 建議 投訴內容 客訴內容 訴求 問題描述 聊天內容 對話內容 貼文內容 留言內容 客戶原話 通話內容 備註 回覆內容`,
  time: `time date datetime timestamp sentat sent senttime sentdate createdat created createtime createdate creationdate creationtime createdtime createddate
    postedat postdate posttime posteddate publishedat publishtime publishdate publisheddate pubdate messagetime messagedate msgtime reviewdate reviewtime
    commenttime commentdate tweetcreated tweetcreatedat datereceived receivedat receiveddate submittedat submitdate submissiondate submitted startdate starttime
    calltime calldate eventtime opentime openedat loggedat ts 
    时间 日期 时间戳 发送时间 消息时间 发言时间 创建时间 创建日期 发布时间 发布日期 发表时间 评论时间 评论日期 评价时间 提交时间 提交日期 通话时间 来电时间 来电日期 投诉时间 投诉日期
    受理时间 受理日期 录入时间 反馈时间 反馈日期 留言时间 咨询时间 聊天时间 日期时间 开始时间 发帖时间 采集时间
    時間 時間戳 發送時間 訊息時間 消息時間 發言時間 建立時間 建立日期 創建時間 發布時間 發佈時間 發表時間 評論時間 評論日期 評價時間 提交時間 通話時間 來電時間 投訴時間 客訴時間 受理時間 回饋時間 留言時間`,
  participant: `author authorid authorname participant participantid user userid username userhandle handle sender senderid sendername from fromuser customer customerid
    customerno customernumber customername client clientid clientno member memberid speakerid speakername screenname nickname account accountid accountname
    reviewer reviewername reviewerid respondent respondentid contactid contact personid poster postedby createdby
    客户号 客户编号 客户id 客户 客户姓名 客户名称 客户代码 用户 用户id 用户编号 用户名 用户名称 用户昵称 昵称 作者 作者id 作者名称 发送人 发送者 发言人 发言者 发件人 会员号 会员id 会员编号 账号
    账户 参与者 参与人 姓名 微博昵称 博主 评论人 评论者 投诉人 来电人 受访者 网友 来源用户
    客戶號 客戶編號 客戶id 客戶 客戶姓名 客戶名稱 用戶 用戶id 用戶編號 用戶名 用戶暱稱 使用者 使用者id 使用者名稱 暱稱 發送人 發送者 發言人 發言者 會員編號 會員號 帳號 帳戶 參與者 評論者 投訴人`,
  role: `role speaker speakerrole speakertype party sendertype senderrole usertype userrole side direction authortype authorrole participantrole messagedirection fromtype who
    inboundoutbound inbound isinbound
    发言方 角色 发送方 说话人 说话方 身份 发言人类型 发言人角色 人员类型 消息方向 方向 用户类型 发送者类型 发言角色
    發言方 發送方 說話人 說話方 發言人類型 發言角色 人員類型 訊息方向 用戶類型`,
  conversation: `conversation conversationid convid conversationno session sessionid thread threadid chat chatid dialog dialogid dialogue dialogueid call callid ticket ticketid
    ticketno ticketnumber case caseid caseno casenumber interactionid interaction contactsession roomid topicid discussionid orderid
    会话 会话号 会话id 会话编号 会话标识 对话 对话号 对话编号 对话id 聊天编号 聊天id 工单 工单号 工单编号 通话编号 通话id 通话流水 来电流水 来电流水号 服务单号 案件编号 案件号 群id 群聊 主题id 话题id
    會話 會話號 會話編號 會話id 對話 對話號 對話編號 對話id 聊天編號 工單 工單號 工單編號 通話編號 服務單號 案件編號 群組id`,
  channel: `channel channels channelname platform medium media source sourcechannel sourceplatform contactchannel sourcetype touchpoint site website network origin submittedvia
    渠道 渠道名称 渠道来源 来源渠道 平台 平台名称 来源平台 媒体 媒介 来源 来源网站 通道 接入渠道 受理渠道 投诉渠道 反馈渠道 触点 网站 站点
    管道 通路 渠道名稱 來源渠道 來源 平台名稱 媒體 來源平台 接入渠道名稱 觸點 網站`,
  brand: `brand brandname company companyname competitor bank bankname institution institutionname airline merchant merchantname vendor organisation organization hotel shop store
    品牌 品牌名称 公司 公司名称 银行 银行名称 机构 机构名称 商家 商户 企业 企业名称 竞品 店铺 保险公司 基金公司
    品牌名稱 公司名稱 銀行 銀行名稱 機構 機構名稱 企業 競品 店鋪 保險公司`,
  rating: `rating ratings score scores star stars nps npsscore csat csatscore ces ratingscore overallrating overall overallscore reviewscore reviewrating starrating satisfaction
    satisfactionscore
    评分 满意度 满意度评分 星级 星数 得分 打分 分数 总评分 评价分数 评价星级 推荐分 净推荐值 推荐度
    評分 滿意度 星級 分數 總評分 推薦分 推薦度`,
  likes: `likes like likecount likescount likesnum numlikes favorites favourites favoritecount favouritecount favorited upvotes thumbsup digg diggcount reactions helpful helpfulcount
    点赞 点赞数 点赞量 赞 赞数 获赞数 喜欢 喜欢数 有用数
    點讚 點讚數 按讚 按讚數 讚 讚數 獲讚數 喜歡數`,
  shares: `shares share sharecount sharescount numshares retweets retweet retweetcount reposts repostcount forwards forwardcount
    转发 转发数 转发量 分享 分享数 分享量 转载数
    轉發 轉發數 轉發量 分享數 轉載數`,
  comments: `comments commentcount commentscount numcomments replies replycount repliescount answerscount
    评论数 评论量 评论数量 回复数 回复量 留言数 跟帖数
    評論數 評論量 回覆數 回復數 留言數 跟帖數`,
  views: `views view viewcount viewscount reads readcount impressions reach plays playcount pageviews pv exposure
    阅读 阅读数 阅读量 浏览 浏览数 浏览量 播放量 播放数 曝光 曝光量 展示量 观看数
    閱讀 閱讀數 閱讀量 瀏覽 瀏覽數 瀏覽量 播放數 曝光數 觀看數 觸及數`,
  followers: `followers follower followercount followerscount fans fanscount fancount subscribers
    粉丝 粉丝数 粉丝量 关注者 关注者数 关注数
    粉絲 粉絲數 關注者 追蹤者 追蹤者數`,
};

const byName = new Map<string, NamedField>();
for (const [field, list] of Object.entries(names)) {
  for (const name of list.split(/\s+/)) {
    if (name === '') continue;
    if (byName.has(name)) throw new Error(`the header ${name} stands under two fields`);
    if (isNamedField(field)) byName.set(name, field);
  }
}

function isNamedField(field: string): field is NamedField {
  return field in names;
}

/** Name endings that tell a field where the whole name is not known, with how sure they are. */
const endings: readonly [pattern: RegExp, field: NamedField, confidence: number][] = [
  [/(点赞|點讚|按讚)/, 'likes', 0.8],
  [/(转发|轉發)/, 'shares', 0.8],
  [/(评论|評論|回复|回覆)(数|數|量)/, 'comments', 0.8],
  [/(阅读|浏览|閱讀|瀏覽|曝光|播放)(数|數|量)/, 'views', 0.8],
  [/(粉丝|粉絲)/, 'followers', 0.8],
  [/(会话|會話|对话|對話|通话|通話|工单|工單).{0,2}(号|號|id|编号|編號|标识|流水)/, 'conversation', 0.8],
  [/(conversation|session|thread|dialog(ue)?|ticket|case)(id|no|number|key)$/, 'conversation', 0.8],
  [/(消息|訊息|评论|評論|记录|記錄).{0,2}(号|號|id|编号|編號)$/, 'id', 0.8],
  [/(message|msg|post|tweet|review|comment|record)(id|no|number|key)$/, 'id', 0.8],
  [/(客户|客戶|用户|用戶|会员|會員|author|user|customer|client|sender|member).{0,2}(号|號|id|编号|編號|no|number|key|name|名称|名稱|昵称|暱稱)$/, 'participant', 0.75],
  [/(时间|時間|日期|time|date|timestamp)$/, 'time', 0.7],
  [/(内容|內容|正文|原文|文本|text|content|comment|message|feedback|verbatim|评语|評語)$/, 'text', 0.7],
  [/(渠道|平台|通路|channel|platform)$/, 'channel', 0.7],
  [/(品牌|brand|银行|銀行)$/, 'brand', 0.65],
  [/(评分|評分|星级|星級|满意度|滿意度|rating|score|stars)$/, 'rating', 0.65],
  [/(角色|role|发言方|發言方)$/, 'role', 0.7],
];

/** A header in the form in which it is looked up: NFKC, lower case, without spaces, signs and brackets. */
export function normaliseHeader(header: string): string {
  return header.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Whether a header that names a conversation names the matter it is about, such as a ticket: that is a conversation
 * where no column has them, but beside one it has an id of its own.
 */
export function namesMatter(header: string): boolean {
  return /(ticket|case|order|工单|工單|案件|服务单|服務單)/u.test(normaliseHeader(header));
}

/** The field a header names, and how sure that is; null where it says nothing. */
export function fieldOfHeader(header: string): { field: NamedField; confidence: number } | null {
  const name = normaliseHeader(header);
  if (name === '') return null;
  const exact = byName.get(name);
  if (exact !== undefined) return { field: exact, confidence: 0.95 };
  // A remark in brackets, a unit or a second language often follows the name itself.
  const stem = normaliseHeader(header.replace(/[([（【].*$/u, ''));
  const stemField = byName.get(stem);
  if (stemField !== undefined) return { field: stemField, confidence: 0.85 };
  const flattened = header.split('.');
  const last = flattened.length > 1 ? byName.get(normaliseHeader(flattened.at(-1) ?? '')) : undefined;
  if (last !== undefined && last !== 'id') return { field: last, confidence: 0.6 };
  for (const [pattern, field, confidence] of endings) if (pattern.test(name)) return { field, confidence };
  return null;
}
