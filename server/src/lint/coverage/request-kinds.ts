/** A kind of request that any spec on a model's answers meets. */
export interface RequestKind {
  /** the option of `request-gaps` that waives it */
  readonly option: 'disguise' | 'transformation' | 'intent' | 'minors' | 'followUp';
  readonly words: string;
  /** what a text that speaks of it holds */
  readonly pattern: RegExp;
  /** what such a text holds where it speaks of something else */
  readonly except?: RegExp;
  /** what it costs to say nothing */
  readonly cost: string;
}

export const REQUEST_KINDS: readonly RequestKind[] = [
  {
    option: 'disguise',
    words: 'disguised requests',
    pattern:
      /\b(?:encod(?:ed|ing|ings)|decod(?:e|es|ed|ing)|encipher\w*|cipher|base64|backwards|another language|other languages|role[- ]?play\w*|hypothetical\w*|disguised|disguis\w+[^.]{0,40}\brequests?|jailbreak\w*|wrappers?|persona|personas|pretend\w*|obfuscat\w+|prompt injection|framed as|framing|under the guise|pretext|circumvent\w*|trick\w*|workarounds?)\b/i,
    cost: 'Disguised requests: one in code, in another language or in role play is decided anew by each reader, and gets through',
  },
  {
    option: 'transformation',
    words: 'texts that the user gives',
    pattern:
      /\b(?:transform|translat|summari[sz]|paraphras|rewrit|proofread)\w*[^.]{0,120}\b(?:texts?|content|documents?|material|users?|supplied|provided|given|them)\b|\b(?:texts?|content|documents?|material|users?)\b[^.]{0,120}\b(?:transform|translat|summari[sz]|paraphras|rewrit|proofread)\w*|\btransformations?\b|\b(?:pasted|user[- ](?:provided|supplied)|(?:provided|supplied|given|uploaded|shared) by (?:the|a) user|(?:texts?|content|documents?|material|files?)[^.]{0,40}\b(?:the|a) user (?:has )?(?:directly )?(?:gives|gave|provides|provided|supplies|supplied|uploads|uploaded|pastes))\b/i,
    cost: 'Texts that the user gives: to translate or summarise a harmful text is refused by one reader and done by the next',
  },
  {
    option: 'intent',
    words: 'unclear intent',
    pattern:
      /\b(?:ambigu\w+|unclear|not clear|uncertain\w*|two readings|dual[- ]use|benefit of the doubt|good faith|best intentions?|cannot tell|can['’]t tell|(?:in|if|when) doubt|borderline|clarif\w+|benign|innocent|stated intent|(?:malicious|harmful|illicit|legitimate|clear) (?:intent|purpose|reason)s?|intent is|judge\w* intent|weigh(?:s|ing)? (?:how|the (?:harm|risk|likel)|likely|harms?|risks?|up)|(?:likely|plausible) (?:intent|use|purpose|reason|reading|interpretation)s?|assumes? (?:good|the best|harmless))\b/i,
    cost: 'Unclear intent: a request with a harmless and a harmful reading is refused by one reader and answered by the next',
  },
  {
    option: 'minors',
    words: 'users who are minors',
    pattern:
      /\b(?:minors?|teens?|teenagers?|adolescents?|under[- ]?(?:18|13|16|21)|underage|U18|young(?:er)? (?:people|users|persons?)|child(?:ren)? (?:users?|who)|kids|of age|age of|aged \d|years old|adults only|parental)\b/i,
    except: /\bsexual|\bexploit|\babuse|\bCSAM\b|\bgrooming\b|\bpornograph/i,
    cost: 'Minors: a user who says that they are thirteen gets the answer that an adult gets',
  },
  {
    option: 'followUp',
    words: 'later turns',
    pattern:
      /\b(?:follow[- ]?ups?|(?:later|next|previous|earlier|prior|subsequent|several|multiple|many|across) (?:turns?|messages?|requests?|questions?)|multi-?turn|(?:rest|course|history) of the conversation|conversation history|throughout (?:the|a) (?:conversation|session)|rephras\w+|reword\w*|insists?|repeat(?:s|ed|edly)? (?:\w+ ){0,3}(?:requests?|questions?|attempts?)|(?:requests?|questions?|attempts?|asks?|asked|tries|tried) (?:\w+ )?(?:repeatedly|is repeated)|(?:ask|asks|try|tries) again|after (?:a|the) refusal|persists?|incremental\w*|step by step over|split (?:over|across|into)|keeps? (?:asking|pushing))\b/i,
    except: /\bauthority\b|\bconflict/i,
    cost: 'Later turns: a refused request comes back in new words or in parts, and gets another answer',
  },
];
