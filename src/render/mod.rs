//! Views become bytes: theme (tera), Markdown (pulldown-cmark, sanitised by ammonia), minify-html.
