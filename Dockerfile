FROM node:24-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image brings the right Node; the packages that bring it elsewhere stay out.
RUN npm ci --omit=dev
COPY . .
RUN mkdir -p data/var && chown -R node:node data/var
USER node
VOLUME /app/data/var
# The bot itself, not npm, gets the signal to stop.
CMD ["node", "src/start.js"]
