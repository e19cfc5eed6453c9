"""Discord: `escape` and `render` turn a reply into a message, `project` the commands into a payload, `app` connects."""
