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
    // To summarise a file is also a service like others: only what such a text may hold, or who gave it, makes it a rule on this.
    pattern:
      /\b(?:transform|translat|summari[sz]|paraphras|rewrit|proofread)\w* (?:it|them|that|this)\b|\b(?:transform|translat|summari[sz]|paraphras|rewrit|proofread|correct|quot)\w*[^.]{0,120}\b(?:supplied|provided|given|gave|gives|pasted?s?|uploads?|uploaded|sends?|sent|(?:users?|customers?|clients?|pupils?|travellers?|callers?|members?|people|player|owner|seller|person)['’]s? (?:own )?(?:texts?|words|content|documents?|files?|letters?|essays?)|harm\w*|insult\w*|hate\w*|threat\w*|slurs?|adds?|as if|even if|although|what it says)\b|\b(?:texts?|content|documents?|material|letters?|words)\b[^.]{0,60}\b(?:gives?|gave|given|supplied|provided|pastes?|pasted|uploads?|uploaded|sends?|sent|brings?)\b[^.]{0,120}\b(?:transform|translat|summari[sz]|paraphras|rewrit|proofread|correct|chang|edit)\w*|\btransformations?\b|\b(?:user[- ](?:provided|supplied)|pasted)\b/i,
    cost: 'Texts that the user gives: to translate or summarise a harmful text is refused by one reader and done by the next',
  },
  {
    option: 'intent',
    words: 'unclear intent',
    pattern:
      /\b(?:two (?:readings|meanings|ways)|(?:could|may|might|can) (?:be (?:read|meant|understood)|mean)|what (?:it|the \w+) is for|(?:harmless|innocent) (?:or|and) (?:an? )?harmful|(?:more than one|either|both|several|harmless|innocent|benign|another) (?:readings?|meanings?|ways?)|dual[- ]use|benefit of the doubt|good faith|best intentions?|stated intent|(?:malicious|harmful|illicit|legitimate|clear|bad|good|innocent) (?:intent|intentions?|purpose|reason)s?|(?:intent|purpose|aim) (?:is|of|behind|stays|remains)|judge\w* intent|weigh(?:s|ing)? (?:how|the (?:harm|risk|likel)|likely|harms?|risks?|up)|(?:likely|plausible) (?:intent|use|purpose|reason|reading|interpretation)s?|assumes? (?:good|the best|harmless))\b|\b(?:ambigu\w+|unclear|not clear|uncertain\w*|cannot tell|can['’]t tell|does not know|(?:in|if|when) doubt|borderline|clarif\w+|benign|innocent)\b[^.]{0,120}\b(?:intent\w*|purpose|aim|requests?|asks?|questions?|prompts?|messages?|posts?|means?|meant|meaning|wants?|why)\b|\b(?:intent\w*|purpose|aim|requests?|asks?|questions?|prompts?|messages?|posts?|means?|meant|meaning|wants?|what|why)\b[^.]{0,120}\b(?:ambigu\w+|unclear|not clear|uncertain\w*|cannot tell|can['’]t tell|(?:in|if|when) doubt|borderline|clarif\w+|benign|innocent)\b/i,
    except: /\b(?:precedence|priority|overrides?|prevails?|wins?)\b/i,
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
